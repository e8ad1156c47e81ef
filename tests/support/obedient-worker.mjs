// A worker of the pool that does what its jobs say, one after another. It does not start with the argument "broken" or
// "unable", and what it does with "… if mortal" depends on the argument "mortal".
import { setTimeout as sleep } from 'node:timers/promises';

const isMortal = process.argv[2] === 'mortal';

let received = 0;
let last = Promise.resolve();
process.on('message', (job) => {
  received += 1;
  last = last.then(() => work(job));
});

async function work(job) {
  if (job === 'die' || (job === 'die if mortal' && isMortal)) process.exit(3);
  if (job === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (job === 'hang if mortal' && isMortal) await new Promise(() => undefined);
  if (job === 'answer slowly' || job === 'count slowly') await sleep(20);
  if (job === 'crash') return;
  const result = job === 'count slowly' ? received : process.pid;
  process.send(job === 'refuse' ? { type: 'refused', reason: 'not this text' } : { type: 'result', result });
}

switch (process.argv[2]) {
  case 'broken':
    process.exit(4);
    break;
  case 'unable':
    process.send({ type: 'unable', reason: 'no model here' }, () => process.exit(1));
    break;
  default:
    process.send({ type: 'ready', ready: 'hello' });
}
