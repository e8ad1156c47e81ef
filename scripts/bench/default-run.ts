import { engineOf } from '../../tests/eval/ask-all.ts';
import { openBench } from '../../tests/eval/bench.ts';
import { type Question, readQuestions } from '../../tests/eval/questions.ts';
import { bundle } from '../bundle.ts';
import { prepareIndex } from '../prepare-index.ts';
import { readBuildSettings } from '../settings.ts';
import { measureAnswering } from './answering.ts';
import { freshQuestions } from './asking.ts';
import { createClient } from './client.ts';
import { type Finding, findingsTable } from './findings.ts';
import { loadForwardPass } from './forward-pass.ts';
import { measureIndexing } from './indexing.ts';
import { measureLoad } from './load.ts';
import { measurePeers } from './peers.ts';
import type { Progress } from './progress.ts';
import { publish } from './results.ts';
import { measureSearching } from './searching.ts';
import { serve } from './served.ts';
import { measureStart } from './start.ts';
import { measureTokenForms } from './token-forms.ts';

const QUESTIONS = new URL('../../tests/eval/questions.jsonl', import.meta.url);

/** Makes sure that there is something to serve. */
export async function prepare(progress: Progress): Promise<void> {
  progress.step('Preparing the index and the pages');
  await prepareIndex(readBuildSettings({}), { note() {}, step() {} });
  await bundle('.');
}

/** `npm run bench`: everything that takes a few minutes together. */
export async function runDefault(progress: Progress): Promise<void> {
  await prepare(progress);
  const questions = await readQuestions(QUESTIONS);
  const findings = [...(await measureServed(questions, progress)), ...(await measureBuild(questions, progress))];
  const bench = await openBench(readBuildSettings({}));
  try {
    progress.step('Searching');
    const embedded = await bench.embedder.embed(questions.map(({ question }) => question));
    findings.push(
      ...measureSearching(
        bench.index,
        embedded.map(({ vector }) => vector),
      ),
    );
    progress.step('Token vectors in both forms');
    const forms = await measureTokenForms(bench, questions);
    progress.step('What people would pick instead');
    const peers = await measurePeers(bench, questions, engineOf(bench));
    await publish('npm run bench', [findingsTable(findings), ANSWERS_NOTE, forms, PEERS_NOTE, peers].join('\n\n'));
  } finally {
    await bench.close();
  }
}

const ANSWERS_NOTE = `An answer over HTTP is timed from when its request is sent until the last byte has come, on a server that every question
was asked in seven other ways before. One that was only just started takes longer for its first two hundred, a fifth to a
half: its code is compiled as it runs.`;

const PEERS_NOTE = `Over the same passages and the answerable questions of the evaluation, in one process, the model's time included
where vectors are asked for. A peer gives a passage, which is right when it holds what was asked for; we give a sentence.`;

async function measureServed(questions: readonly Question[], progress: Progress): Promise<Finding[]> {
  const [plain, own] = [await loadForwardPass('fp32'), await loadForwardPass('int8')];
  const fresh = await freshQuestions(1);
  const served = await serve();
  const client = createClient(served.origin);
  const texts = questions.map(({ question }) => question);
  try {
    progress.step('Answering', texts.length);
    const onQuestion = (done: number) => progress.update(done);
    const { findings } = await measureAnswering({ plain, own, client, questions: texts, onQuestion });
    progress.step('Answering many at once');
    return [...findings, ...(await measureLoad(served, plain, fresh))];
  } finally {
    await client.close();
    await served.stop();
  }
}

async function measureBuild([first]: readonly Question[], progress: Progress): Promise<Finding[]> {
  progress.step('Indexing', 3);
  const indexing = await measureIndexing((done) => progress.update(done));
  progress.step('Starting');
  return [...indexing, await measureStart(first?.question ?? '')];
}
