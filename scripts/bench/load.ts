import { setTimeout as wait } from 'node:timers/promises';
import { defaultWorkers } from '../../embeddings/embedders/worker.ts';
import { askWithoutPause, durationsOf } from './asking.ts';
import { type Client, createClient } from './client.ts';
import { type Finding, ms } from './findings.ts';
import type { ForwardPass } from './forward-pass.ts';
import { median, quantile } from './percentiles.ts';
import type { Served } from './served.ts';

const CONNECTIONS = 32;
const CLIENTS = 64;
const FOR_MS = 8_000;
const LOOK_EVERY_MS = 10;

const workers = defaultWorkers();

/** How many answers a server gives, and whether it stays responsive, while many ask without pause. */
export async function measureLoad(served: Served, plain: ForwardPass, fresh: () => string): Promise<Finding[]> {
  const client = createClient(served.origin);
  try {
    return [await throughput(client, plain, fresh), ...(await responsiveness(served, client, fresh))];
  } finally {
    await client.close();
  }
}

/** F is measured before and after: beside a server that computes, it would be the time of two. */
async function throughput(client: Client, plain: ForwardPass, fresh: () => string): Promise<Finding> {
  const unit: number[] = [];
  const measureUnit = async () => {
    for (let i = 0; i < 40; i += 1) unit.push(await plain(fresh()));
  };
  await measureUnit();
  const { replies, seconds } = await askWithoutPause(client, { clients: CONNECTIONS, forMs: FOR_MS, question: fresh });
  await measureUnit();
  const rate = durationsOf(replies).length / seconds;
  const bar = (1.2 * workers * 1000) / median(unit);
  return {
    what: `${CONNECTIONS} connections: answers a second with ${workers} worker${workers === 1 ? '' : 's'}`,
    figure: `${rate.toFixed(0)} (${((rate * median(unit)) / 1000 / workers).toFixed(2)} × workers / F)`,
    bar: `≥ 1.2 × workers / F = ${bar.toFixed(0)}`,
    reached: rate >= bar,
  };
}

async function responsiveness(served: Served, client: Client, fresh: () => string): Promise<Finding[]> {
  const looker = createClient(served.origin);
  const looks: number[] = [];
  let isOver = false;
  await served.read();
  const look = async () => {
    while (!isOver) {
      looks.push((await looker.health()).duration);
      await wait(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  const { replies } = await askWithoutPause(client, { clients: CLIENTS, forMs: FOR_MS, question: fresh });
  isOver = true;
  await looking;
  await looker.close();
  const { delayP99, delayMax } = await served.read();
  const [health, refused] = [quantile(looks, 0.99), durationsOf(replies, 503).length];
  const asked = `${durationsOf(replies).length} answers, ${refused} told to come back`;
  return [
    {
      what: `${CLIENTS} clients without pause (${asked}): health p99`,
      figure: `${ms(health)} of ${looks.length} looks`,
      bar: '< 20 ms',
      reached: health < 20,
    },
    {
      what: `${CLIENTS} clients: delay of the main thread's event loop p99`,
      figure: `${ms(delayP99)} (at most ${ms(delayMax)})`,
      bar: '< 20 ms',
      reached: delayP99 < 20,
    },
  ];
}
