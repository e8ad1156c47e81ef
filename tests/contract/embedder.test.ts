import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Embedder, Embedding } from '../../embeddings/embedder.ts';
import { createHashingEmbedder } from '../../embeddings/embedders/hashing.ts';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { createGrowingEmbedder, createWorkerEmbedder } from '../../embeddings/embedders/worker.ts';
import { resolveModel } from '../../embeddings/model/resolve-model.ts';
import { dot, rowOf } from '../../embeddings/vector.ts';
import { areWorkers, workersOf } from '../support/workers-of.ts';

const CLS = 101;
const SEP = 102;

const QUESTION = 'what did SCO say about Dushanbe?';
const PROVISION =
  'The Member States reaffirm their commitment to building a more representative and fair multipolar world order.';
const LONG = 'The parties support peace and development. '.repeat(700);

interface Implementation {
  readonly create: () => Promise<Embedder>;
  readonly model: RegExp;
  /** How many tokens it reads of a text, the special ones included. */
  readonly window: number;
}

const IMPLEMENTATIONS: Record<string, Implementation> = {
  'local fp32': {
    create: () => createLocalEmbedder({ precision: 'fp32' }),
    model: /^all-MiniLM-L6-v2\/fp32@[0-9a-f]{12}$/,
    window: 512,
  },
  'local int8': { create: () => createLocalEmbedder(), model: /^all-MiniLM-L6-v2\/int8@[0-9a-f]{12}$/, window: 512 },
  worker: {
    create: () => createWorkerEmbedder({ workers: 2 }),
    model: /^all-MiniLM-L6-v2\/int8@[0-9a-f]{12}$/,
    window: 512,
  },
  hashing: { create: async () => createHashingEmbedder(), model: /^hashing\/64$/, window: Number.POSITIVE_INFINITY },
};

describe.each(Object.entries(IMPLEMENTATIONS))('the %s embedder', (_, { create, model, window }) => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await create();
  });
  afterAll(() => embedder.close());

  const embedOne = async (text: string): Promise<Embedding> => (await embedder.embed([text]))[0] as Embedding;

  it('names its model, precision and weights', () => {
    expect(embedder.model).toMatch(model);
  });

  it('gives one embedding a text, in order', async () => {
    const [question, provision] = await embedder.embed([QUESTION, PROVISION]);
    const [provisionFirst, questionSecond] = await embedder.embed([PROVISION, QUESTION]);
    expect(question).toEqual(questionSecond);
    expect(provision).toEqual(provisionFirst);
    expect(question).not.toEqual(provision);
  });

  it('gives a text the same numbers whatever it is embedded with', async () => {
    const alone = await embedOne(QUESTION);
    const among = await embedder.embed([PROVISION, QUESTION, LONG, 'Yes.']);
    expect(among[1]).toEqual(alone);
  });

  it('gives the same numbers after a restart', async () => {
    const again = await create();
    try {
      expect((await again.embed([PROVISION]))[0]).toEqual(await embedOne(PROVISION));
    } finally {
      await again.close();
    }
  });

  it.each([
    ['a question', QUESTION],
    ['a provision', PROVISION],
    ['nothing', ''],
    ['white space', ' \n\t '],
    ['an emoji and a lone surrogate', '🕊️ \ud800'],
    ['another script', '上海合作组织成员国元首理事会'],
    ['a text longer than the window', LONG],
  ])('makes unit vectors of %s', async (_name, text) => {
    const { vector, tokens } = await embedOne(text);
    expect(vector).toHaveLength(embedder.dimensions);
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(tokens.vectors).toHaveLength(tokens.ids.length * embedder.tokenDimensions);
    tokens.ids.forEach((_id, row) => {
      const token = rowOf(tokens.vectors, embedder.tokenDimensions, row);
      expect(dot(token, token)).toBeCloseTo(1, 5);
    });
  });

  it.each([
    ['a question', QUESTION],
    ['nothing', ''],
    ['a text longer than the window', LONG],
  ])('begins with [CLS] and ends with [SEP]: %s', async (_name, text) => {
    const { ids } = (await embedOne(text)).tokens;
    expect([ids.at(0), ids.at(-1)]).toEqual([CLS, SEP]);
    expect(ids.length).toBeLessThanOrEqual(window);
  });

  it('puts texts that share their words nearer than texts that do not', async () => {
    const [a, b, c] = (await embedder.embed([
      'cooperation in artificial intelligence',
      'the parties develop cooperation in artificial intelligence',
      'the boats were late',
    ])) as [Embedding, Embedding, Embedding];
    expect(dot(a.vector, b.vector)).toBeGreaterThan(dot(a.vector, c.vector) + 0.3);
  });

  it('embeds no texts', async () => {
    expect(await embedder.embed([])).toEqual([]);
  });

  it('answers calls that overlap', async () => {
    const expected = await embedder.embed([QUESTION, PROVISION]);
    const answers = await Promise.all([QUESTION, PROVISION, QUESTION, PROVISION].map(embedOne));
    expect(answers).toEqual([...expected, ...expected]);
  });
});

describe('the worker embedder', () => {
  it('gives the numbers of the local one, and leaves the calling thread free meanwhile', async () => {
    const texts = Array.from({ length: 40 }, (_, i) => `${PROVISION} ${i}`);
    const [local, worker] = [await createLocalEmbedder(), await createWorkerEmbedder({ workers: 1 })];
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    try {
      const answers = await worker.embed(texts);
      expect(ticks).toBeGreaterThan(texts.length / 4);
      expect(answers).toEqual(await local.embed(texts));
    } finally {
      clearInterval(timer);
      await worker.close();
    }
  });

  it.runIf(process.platform === 'linux')('has workers that hold the model in large pages', async () => {
    const embedder = await createWorkerEmbedder({ workers: 1 });
    onTestFinished(() => embedder.close());
    const environments = workersOf(process.pid).map((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0'));
    expect(environments).toContainEqual(expect.arrayContaining(['GLIBC_TUNABLES=glibc.malloc.hugetlb=1']));
  });

  it('rejects what is unfinished when it is closed', async () => {
    const worker = await createWorkerEmbedder({ workers: 1 });
    const unfinished = worker.embed([LONG, LONG, LONG]).catch((error: unknown) => error);
    await worker.close();
    expect(await unfinished).toMatchObject({ name: 'WorkerError', message: 'The embedder is closed.' });
  });

  it('ends its workers when its signal is aborted, though they are only starting', async () => {
    const before = workersOf(process.pid);
    const location = await resolveModel({});
    const leave = new AbortController();
    const starting = createWorkerEmbedder({ workers: 2, location, signal: leave.signal });
    const started = workersOf(process.pid).filter((pid) => !before.includes(pid));
    leave.abort();
    await expect(starting).rejects.toMatchObject({ name: 'ModelError', message: 'The embedder is closed.' });
    await expect.poll(() => areWorkers(started)).toEqual([]);
    expect(workersOf(process.pid)).toEqual(before);
  });
});

describe('the growing embedder', () => {
  const startedSince = (before: readonly number[]) => workersOf(process.pid).filter((pid) => !before.includes(pid));

  it('knows its model without a worker, starts one for a few texts, and gives the numbers of the local one', async () => {
    const before = workersOf(process.pid);
    const [local, growing] = [await createLocalEmbedder(), await createGrowingEmbedder({ workers: 2 })];
    try {
      const shape = ({ model, dimensions, tokenDimensions }: Embedder) => ({ model, dimensions, tokenDimensions });
      expect(shape(growing)).toEqual(shape(local));
      expect(startedSince(before)).toEqual([]);
      expect(await growing.embed([QUESTION, PROVISION])).toEqual(await local.embed([QUESTION, PROVISION]));
      expect(startedSince(before)).toHaveLength(1);
    } finally {
      await growing.close();
    }
    await expect.poll(() => startedSince(before)).toEqual([]);
  });

  it('says that a model cannot be loaded once it is needed', async () => {
    const location = { ...(await resolveModel({})), precision: 'no such precision' as never };
    const growing = await createGrowingEmbedder({ workers: 2, location });
    await expect(growing.embed([QUESTION])).rejects.toMatchObject({
      name: 'WorkerError',
      message: expect.stringContaining('Cannot load the model'),
    });
    await growing.close();
  });
});

describe('EMBEDDING_MODEL', () => {
  it.each([
    ['the local embedder', createLocalEmbedder],
    ['the worker embedder', createWorkerEmbedder],
  ])('%s refuses a name that is no directory, and says what to do', async (_name, create) => {
    await expect(create({ model: 'no/such-model' })).rejects.toThrow(
      /"no\/such-model", which is not a directory here.*EMBEDDING_REMOTE=1/,
    );
  });
});
