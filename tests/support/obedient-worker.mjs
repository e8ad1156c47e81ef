// A worker of the pool that does what its job says; with the argument "broken" it does not start.
import { setTimeout as sleep } from 'node:timers/promises';

process.on('message', async (job) => {
  if (job === 'die') process.exit(3);
  if (job === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (job === 'answer slowly') await sleep(20);
  if (job !== 'crash')
    process.send(
      job === 'refuse' ? { type: 'refused', reason: 'not this text' } : { type: 'result', result: process.pid },
    );
});

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
