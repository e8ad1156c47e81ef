import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isText } from '../../embeddings/corpus.ts';
import { slice } from '../../embeddings/span.ts';
import type { Bench } from '../../tests/eval/bench.ts';
import { type Judged, judge } from '../../tests/eval/judge.ts';
import type { Question } from '../../tests/eval/questions.ts';
import { percent, table } from '../../tests/eval/table.ts';
import { ms } from './findings.ts';
import { createLance } from './peers/lance.ts';
import { createMiniSearch } from './peers/minisearch.ts';
import { createOrama } from './peers/orama.ts';
import type { Create, Indexed, Peer } from './peers/peer.ts';
import { median } from './percentiles.ts';

const FOLDER = fileURLToPath(new URL('./peers', import.meta.url));

const PEERS: readonly (readonly [name: string, create: Create])[] = [
  ['minisearch', createMiniSearch],
  ['orama, hybrid', createOrama],
  ['lancedb, hybrid', createLance],
];

/**
 * What people would pick instead, over the same passages and with the vectors of the same model: how long a question
 * takes and how often the first passage is right. Each question goes to all in turn.
 */
export async function measurePeers(
  bench: Bench,
  questions: readonly Question[],
  ask: (question: Question) => Promise<Judged>,
): Promise<string> {
  const trouble = await installPeers();
  const indexed = indexedPassages(bench);
  const peers = await Promise.all(PEERS.map(([name, create]) => started(name, create, indexed, trouble)));
  const ours = { name: 'Communiqué, a sentence', ask, times: [] as number[], right: 0 };
  const running = peers.flatMap(({ name, peer }) =>
    peer ? [{ name, ask: answering(peer, bench, indexed), times: [] as number[], right: 0 }] : [],
  );
  const answerable = questions.filter((question) => question.answerable);
  for (const question of answerable) {
    for (const one of [ours, ...running]) {
      const start = performance.now();
      const reply = await one.ask(question);
      one.times.push(performance.now() - start);
      if (judge(question, reply, bench.textOf).right[0] === true) one.right += 1;
    }
  }
  await Promise.all(peers.map(({ peer }) => peer?.close()));
  const rows = [ours, ...running].map(({ name, times, right }) => {
    return [name, ms(median(times)), percent(right / answerable.length)];
  });
  const failed = peers.filter(({ peer }) => !peer).map(({ name, reason }) => [name, `not run: ${reason}`, '']);
  return table([['first of its list', 'a question, p50', 'hit@1'], ...rows, ...failed]);
}

interface Started {
  readonly name: string;
  readonly peer: Peer | undefined;
  readonly reason: string;
}

/** One that cannot be loaded here says so in the table. */
async function started(name: string, create: Create, indexed: Indexed, trouble: string): Promise<Started> {
  try {
    return { name, peer: await create(indexed), reason: '' };
  } catch (error) {
    const [first = ''] = (error as Error).message.split('\n');
    return { name, peer: undefined, reason: trouble || first };
  }
}

/** Installs the packages where they are not there; gives why that failed. */
async function installPeers(): Promise<string> {
  const isThere = await access(`${FOLDER}/node_modules/.package-lock.json`).then(
    () => true,
    () => false,
  );
  if (isThere) return '';
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(npm, 'exit')) as [number | null];
  return code === 0 ? '' : `npm ci in scripts/bench/peers ended with code ${code}`;
}

function indexedPassages({ index }: Bench): Indexed {
  const { corpus, dimensions, passageVectors } = index;
  const documents = new Map(corpus.documents.map((document) => [document.id, document]));
  const passages = corpus.passages.flatMap((passage, row) => {
    const file = documents.get(passage.documentId)?.file ?? '';
    const vector = passageVectors.subarray(row * dimensions, (row + 1) * dimensions);
    const { start, end } = passage;
    return isText(passage.role) ? [{ file, start, end, text: slice(index.text(file), passage), vector }] : [];
  });
  return { dimensions, passages };
}

function answering(peer: Peer, { embedder }: Bench, { passages }: Indexed): (question: Question) => Promise<Judged> {
  return async ({ question }) => {
    const [embedding] = peer.usesVectors ? await embedder.embed([question]) : [];
    const found = await peer.first(question, embedding?.vector ?? new Float32Array());
    const passage = found === undefined ? undefined : passages[found];
    if (!passage) return { status: 'no_answer', answer: [], citations: [] };
    const { file, start, end, text } = passage;
    return {
      status: 'answered',
      answer: [{ text, citations: [1] }],
      citations: [{ id: 1, file, start, end, quote: text }],
    };
  };
}
