import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { withLargePages } from '../../../embeddings/large-pages.ts';
import type { IndexContents } from '../../../embeddings/storage/contents.ts';
import { writeStore } from '../../../embeddings/storage/write-store.ts';
import type { Progress } from '../progress.ts';
import { publish } from '../results.ts';
import { bytesOf } from '../token-forms.ts';
import { chart } from './chart.ts';
import { contentsOf } from './contents.ts';
import { generate } from './generate.ts';
import type { Loaded } from './loaded.ts';
import { type Measured, panelsOf, scaleTable } from './report.ts';

const CHART = new URL('../scale.svg', import.meta.url);
const LOADED = fileURLToPath(new URL('./loaded.ts', import.meta.url));

/** `npm run bench -- --scale N`: how everything grows from a hundredth of so many passages on. */
export async function runScale(most: number, progress: Progress): Promise<void> {
  const measured: Measured[] = [];
  for (const passages of [Math.ceil(most / 100), Math.ceil(most / 10), most]) {
    measured.push(await measureAt(passages, progress));
  }
  await writeFile(CHART, chart(panelsOf(measured)));
  await publish(
    `npm run bench -- --scale ${most}`,
    `${scaleTable(measured)}\n\n${NOTE}\n\n![how each grows](scale.svg)`,
  );
}

const NOTE = `Texts and vectors are generated, the same on every run: sentences of 29 words of a language that keeps the laws of Heaps and
Zipf, 1.33 of them a passage as in the seeds, vectors in clusters of clusters. Store, index and answer path are the
product's. Building is everything but embedding; answering is the whole way of a question, a forward pass of the model
included.`;

async function measureAt(passages: number, progress: Progress): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'communique-bench-'));
  try {
    progress.step(`Generating ${passages} passages`);
    const generated = generate(passages);
    const sentences = generated.corpus.sentences.length;
    progress.step(`Building ${passages} passages`, passages + sentences);
    const started = performance.now();
    const contents = contentsOf(generated, (done) => done % 500 === 0 && progress.update(done));
    await writeStore(folder, contents);
    const build = performance.now() - started;
    progress.step(`Loading and asking ${passages} passages`);
    return { passages, sentences, build, ...(await sizesOf(folder, contents)), ...(await loaded(folder)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sizesOf(folder: string, { tokens, corpus }: IndexContents) {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return {
    disk: sizes.reduce((sum, size) => sum + size, 0),
    form: tokens.form,
    tokensOfSentence: bytesOf(tokens) / corpus.sentences.length,
    tokenCount: tokens.ids.length / corpus.sentences.length,
  };
}

async function loaded(folder: string): Promise<Loaded> {
  const args = ['--import', 'tsx', LOADED, folder];
  const options = { env: withLargePages(process.env), maxBuffer: 2 ** 20 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return JSON.parse(stdout) as Loaded;
}
