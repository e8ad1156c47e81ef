// A worker of the pool that does what its job says; with the `workerData` "broken" it does not start.

import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, threadId, workerData } from 'node:worker_threads';

if (workerData === 'broken') throw new Error('no model here');

parentPort.on('message', async (job) => {
  if (job === 'die') process.exit(3);
  if (job === 'throw') throw new Error('out of memory');
  if (job === 'answer slowly') await sleep(20);
  const isRefused = job === 'refuse';
  parentPort.postMessage(
    isRefused ? { type: 'failed', reason: 'not this text' } : { type: 'result', result: threadId },
  );
});
parentPort.postMessage({ type: 'ready', ready: 'hello' });
