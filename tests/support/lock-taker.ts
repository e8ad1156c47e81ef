import { withIndexLock } from '../../embeddings/storage/lock.ts';

/** Takes and gives back the lock of a folder without pause, until it is killed; says `ready` once it has begun. */
const [dir = ''] = process.argv.slice(2);

await withIndexLock(dir, async () => void process.stdout.write('ready'));
for (;;) await withIndexLock(dir, async () => {});
