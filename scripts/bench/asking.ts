import { setTimeout as wait } from 'node:timers/promises';
import { type Random, seededRandom } from '../../embeddings/seeded-random.ts';
import { words } from '../../embeddings/terms.ts';
import { readSeeds } from '../read-seeds.ts';
import type { Client, Reply } from './client.ts';
import { placeIn } from './draw.ts';

/** Questions over the seeds that no cache has seen, about twelve tokens each, as many as are wanted. */
export async function freshQuestions(seed: number): Promise<() => string> {
  const texts = await readSeeds('seeds');
  const known = [...new Set(texts.flatMap(({ text }) => words(text).map((word) => word.text)))];
  const telling = known.filter((word) => /^\p{L}{5,}$/u.test(word));
  const random: Random = seededRandom(seed);
  const word = () => telling[placeIn(telling.length, random)] as string;
  return () => `What is said about ${word()} and ${word()} in ${word()}?`;
}

/** What clients that ask without pause were told. */
export interface Asked {
  readonly replies: readonly Reply[];
  readonly seconds: number;
}

/** How long a client waits that was told to come back later: 10 ms, where a polite one would wait a second. */
const AFTER_REFUSAL_MS = 10;

/** So many clients, each with its next question as soon as it has an answer, for so long. */
export async function askWithoutPause(
  client: Client,
  { clients, forMs, question }: { clients: number; forMs: number; question: () => string },
): Promise<Asked> {
  const replies: Reply[] = [];
  const started = performance.now();
  const one = async () => {
    while (performance.now() - started < forMs) {
      const reply = await client.ask(question());
      replies.push({ ...reply, body: '' });
      if (reply.status === 503) await wait(AFTER_REFUSAL_MS);
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return { replies, seconds: (performance.now() - started) / 1000 };
}

/** How many requests may be under way at once: half as many as the server holds connections, and five times what it takes. */
const MOST_UNDER_WAY = 500;
const TICK_MS = 10;

/** So many questions a second, whether the ones before are answered or not. */
export async function askAtRate(
  client: Client,
  { perSecond, forMs, question }: { perSecond: number; forMs: number; question: () => string },
): Promise<Asked & { readonly withheld: number }> {
  const replies: Reply[] = [];
  const underWay = new Set<Promise<void>>();
  const started = performance.now();
  let [sent, withheld] = [0, 0];
  for (let now = 0; now < forMs; now = performance.now() - started) {
    for (const due = (now / 1000) * perSecond; sent < due; sent += 1) {
      if (underWay.size >= MOST_UNDER_WAY) {
        withheld += 1;
        continue;
      }
      const one: Promise<void> = orNone(client.ask(question())).then((reply) => {
        replies.push({ ...reply, body: '' });
        underWay.delete(one);
      });
      underWay.add(one);
    }
    await wait(TICK_MS);
  }
  await Promise.all(underWay);
  return { replies, seconds: (performance.now() - started) / 1000, withheld };
}

/** A connection that broke or was never answered is a reply with the status 0: it has to be counted, not to end the run. */
const orNone = (reply: Promise<Reply>): Promise<Reply> =>
  reply.catch(() => ({ status: 0, duration: Number.NaN, body: '' }));

/** The times of the replies with a status. */
export const durationsOf = (replies: readonly Reply[], status = 200): number[] =>
  replies.filter((reply) => reply.status === status).map(({ duration }) => duration);
