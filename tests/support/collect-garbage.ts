import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Frees what nothing refers to, in this process; what native modules hold for it is freed in the turn after. */
export async function collectGarbage(): Promise<void> {
  await sleep(0);
  collect();
  await sleep(0);
}
