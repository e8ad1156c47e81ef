// A worker of the pool that does what its job says. It does not start with the argument "broken" or "unable", and what
// it does with "… if mortal" depends on the argument "mortal".
import { setTimeout as sleep } from 'node:timers/promises';

const isMortal = process.argv[2] === 'mortal';

process.on('message', async (job) => {
  if (job === 'die' || (job === 'die if mortal' && isMortal)) process.exit(3);
  if (job === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (job === 'hang if mortal' && isMortal) return;
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
