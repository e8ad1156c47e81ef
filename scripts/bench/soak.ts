import { setTimeout as wait } from 'node:timers/promises';
import { askAtRate, askWithoutPause, durationsOf, freshQuestions } from './asking.ts';
import { type Client, createClient } from './client.ts';
import { prepare } from './default-run.ts';
import { bytes, type Finding, findingsTable, ms } from './findings.ts';
import { median, quantile } from './percentiles.ts';
import type { Progress } from './progress.ts';
import { publish } from './results.ts';
import { type Served, serve } from './served.ts';

const UNLOADED = 200;
/** So few that none is told to come back, so many that the server is never idle. */
const CAPACITY_CLIENTS = 4;
const CAPACITY_MS = 5_000;
const OVERLOAD = 10;
const FOR_MS = 60_000;
const SETTLE_MS = 10_000;
const LONG_RUN = 10_000;
const LONG_RUN_CLIENTS = 4;

/** `npm run bench -- --soak`: what long and heavy use does to a server, from this machine only. */
export async function runSoak(progress: Progress): Promise<void> {
  await prepare(progress);
  const fresh = await freshQuestions(2);
  const served = await serve();
  const client = createClient(served.origin);
  try {
    const growth = await measureGrowth(served, client, fresh, progress);
    const overload = await measureOverload(served, client, fresh, progress);
    await publish('npm run bench -- --soak', findingsTable([...growth, ...overload]));
  } finally {
    await client.close();
    await served.stop();
  }
}

/** Memory after ten thousand questions, and after ten thousand more. */
async function measureGrowth(
  served: Served,
  client: Client,
  fresh: () => string,
  progress: Progress,
): Promise<Finding[]> {
  const sizes: number[] = [];
  for (const round of [1, 2]) {
    progress.step(`Asking ${LONG_RUN} questions, ${round} of 2`, LONG_RUN);
    await askMany(client, fresh, LONG_RUN, (done) => progress.update(done));
    sizes.push((await served.read()).resident);
  }
  const [first, second] = sizes as [number, number];
  const change = second / first - 1;
  return [
    {
      what: `resident memory after ${LONG_RUN} questions, server and worker`,
      figure: bytes(first),
      bar: '≤ 350 MB',
      reached: first <= 350e6,
    },
    {
      what: `after ${LONG_RUN} more`,
      figure: `${bytes(second)} (${signedPercent(change)})`,
      bar: '± 5 %',
      reached: Math.abs(change) <= 0.05,
    },
  ];
}

async function askMany(client: Client, fresh: () => string, most: number, onDone: (done: number) => void) {
  let [asked, done] = [0, 0];
  const one = async () => {
    while (asked < most) {
      asked += 1;
      await client.ask(fresh());
      done += 1;
      if (done % 100 === 0) onDone(done);
    }
  };
  await Promise.all(Array.from({ length: LONG_RUN_CLIENTS }, one));
}

/** Ten times as many as can be served, for a minute. */
async function measureOverload(
  served: Served,
  client: Client,
  fresh: () => string,
  progress: Progress,
): Promise<Finding[]> {
  progress.step('Asking one after another, then ten times the capacity for a minute');
  const unloaded: number[] = [];
  for (let i = 0; i < UNLOADED; i += 1) unloaded.push((await client.ask(fresh())).duration);
  const before = (await served.read()).resident;
  const measured = await askWithoutPause(client, { clients: CAPACITY_CLIENTS, forMs: CAPACITY_MS, question: fresh });
  const capacity = durationsOf(measured.replies).length / measured.seconds;
  const load = { perSecond: OVERLOAD * capacity, forMs: FOR_MS, question: fresh };
  const { replies, seconds, withheld } = await askAtRate(client, load);
  await wait(SETTLE_MS);
  const after = (await served.read()).resident;
  const next = await client.ask(fresh());
  const [answered, refused] = [durationsOf(replies), durationsOf(replies, 503)];
  const others = replies.length - answered.length - refused.length;
  const [p50, p99] = [median(unloaded), quantile(answered, 0.99)];
  return [
    {
      what: `${load.perSecond.toFixed(0)} questions a second, ten times the capacity, for ${seconds.toFixed(0)} s`,
      figure: `${answered.length} answers, ${refused.length} told to come back, ${others} without either, ${withheld} withheld for want of sockets`,
      bar: 'nothing but 200 and 503',
      reached: others === 0,
    },
    {
      what: 'p99 of the answers',
      figure: `${ms(p99)}, ${(p99 / p50).toFixed(1)} × the p50 without load (${ms(p50)})`,
      bar: '≤ 10 ×',
      reached: p99 <= 10 * p50,
    },
    { what: 'p99 of the refusals', figure: refused.length > 0 ? ms(quantile(refused, 0.99)) : '–' },
    {
      what: 'memory ten seconds after, beside before',
      figure: `${bytes(after)} beside ${bytes(before)} (${signedPercent(after / before - 1)})`,
      bar: '± 10 %',
      reached: after <= 1.1 * before,
    },
    {
      what: 'the next question',
      figure: `${next.status} in ${ms(next.duration)}`,
      bar: '200, as without load',
      reached: next.status === 200 && next.duration <= 10 * p50,
    },
  ];
}

const signedPercent = (share: number): string => `${share >= 0 ? '+' : '−'}${Math.abs(100 * share).toFixed(1)} %`;
