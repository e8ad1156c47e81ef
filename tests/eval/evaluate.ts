import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareIndex } from '../../scripts/prepare-index.ts';
import { createReporter } from '../../scripts/progress.ts';
import { runCommand } from '../../scripts/run-command.ts';
import { type BuildSettings, readBuildSettings, UsageError } from '../../scripts/settings.ts';
import { askAll, engineOf } from './ask-all.ts';
import { bm25Baseline, naiveBaseline } from './baselines.ts';
import { type Bench, openBench } from './bench.ts';
import { calibrationBins, calibrationError, outcomesOf } from './calibration.ts';
import { figuresOf, type Result } from './figures.ts';
import { type Question, readQuestions } from './questions.ts';
import { calibrationTable, figuresTable, misses } from './report.ts';

/** `npm run eval`: asks every question of a set and prints what the answers, and those of two baselines, are worth. */

const USAGE =
  'usage: npm run eval -- [--heldout [--json] | --validation [--json] | --questions FILE [--seeds DIR --index DIR] [--misses | --json]]';

interface Options {
  readonly questions: URL;
  readonly settings: BuildSettings;
  readonly misses: boolean;
  readonly json: boolean;
}

type Evaluation = Readonly<Record<'engine' | 'naive' | 'bm25', readonly Result[]>>;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const questions = await readQuestions(options.questions);
  const reporter = await createReporter(process.stderr);
  await prepareIndex(options.settings, reporter).finally(() => reporter.stop());
  const bench = await openBench(options.settings);
  try {
    const evaluation = await evaluate(questions, bench);
    process.stdout.write(`${options.json ? toJson(evaluation) : toText(evaluation)}\n`);
    if (options.misses) process.stdout.write(`\n${missesOf(evaluation, questions)}\n`);
  } finally {
    await bench.close();
  }
}

function readOptions(args: readonly string[]): Options {
  const { questions, seeds, index, heldout, validation, misses: showMisses = false, json = false } = parse(args);
  // The index of other seeds must not take the place of the project's own.
  if ((seeds === undefined) !== (index === undefined)) throw usage('--seeds and --index go together');
  const hidden = heldout ? 'heldout.jsonl' : validation ? 'validation.jsonl' : undefined;
  if (hidden && (questions !== undefined || showMisses)) throw usage('the held-out questions are not to be looked at');
  if (showMisses && json) throw usage('--misses is for people, --json is not');
  const own = new URL(hidden ?? 'questions.jsonl', import.meta.url);
  const settings = readBuildSettings(process.env);
  return {
    questions: questions === undefined ? own : pathToFileURL(questions),
    settings: { ...settings, seedsDir: seeds ?? settings.seedsDir, indexDir: index ?? settings.indexDir },
    misses: showMisses,
    json,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = {
      questions: text,
      seeds: text,
      index: text,
      heldout: flag,
      validation: flag,
      misses: flag,
      json: flag,
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw usage((error as Error).message);
  }
}

const usage = (what: string): UsageError => new UsageError(`${what}\n${USAGE}`);

async function evaluate(questions: readonly Question[], bench: Bench): Promise<Evaluation> {
  return {
    engine: await askAll(engineOf(bench), questions, bench),
    naive: await askAll(naiveBaseline(bench.index, bench.embedder), questions, bench),
    bm25: await askAll(bm25Baseline(bench.index), questions, bench),
  };
}

function toText({ engine, naive, bm25 }: Evaluation): string {
  const bins = calibrationBins(outcomesOf(engine));
  return [
    'Shares in percent, times in milliseconds; tests/eval/README.md says what each figure means.',
    figuresTable('this engine', engine),
    figuresTable('naive baseline', naive),
    figuresTable('plain BM25', bm25),
    calibrationTable(bins),
    `expected calibration error ${(100 * calibrationError(bins)).toFixed(1)}`,
  ].join('\n\n');
}

function toJson({ engine, naive, bm25 }: Evaluation): string {
  const bins = calibrationBins(outcomesOf(engine));
  const calibration = { bins, error: calibrationError(bins) };
  const figures = { engine: figuresOf(engine), naive: figuresOf(naive), bm25: figuresOf(bm25) };
  return JSON.stringify({ figures, calibration }, null, 2);
}

function missesOf({ engine }: Evaluation, questions: readonly Question[]): string {
  const texts = new Map(questions.map(({ id, question }) => [id, question]));
  return misses(engine, (id) => texts.get(id) ?? '');
}

await runCommand(main);
