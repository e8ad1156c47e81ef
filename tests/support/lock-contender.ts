import { setTimeout as sleep } from 'node:timers/promises';
import { IndexBusyError, withIndexLock } from '../../embeddings/storage/lock.ts';

/** Tries to hold the lock of a folder at each of some moments, and says when it does: `<pid> in`, then `<pid> out`. */
const [dir = '', firstMs, everyMs, times] = process.argv.slice(2);

const HELD_MS = 10;

const say = (what: string) => void process.stdout.write(`${process.pid} ${what} ${process.hrtime.bigint()}\n`);

for (let i = 0; i < Number(times); i += 1) {
  await sleep(Number(firstMs) + i * Number(everyMs) - Date.now());
  try {
    await withIndexLock(dir, async () => {
      say('in');
      await sleep(HELD_MS);
      say('out');
    });
  } catch (error) {
    if (!(error instanceof IndexBusyError)) throw error;
  }
}
