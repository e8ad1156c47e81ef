import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareIndex } from '../../scripts/prepare-index.ts';
import { createReporter } from '../../scripts/progress.ts';
import { runCommand } from '../../scripts/run-command.ts';
import { readBuildSettings, UsageError } from '../../scripts/settings.ts';
import { openBench } from './bench.ts';
import { reportCalibration } from './fitting/calibration-fit.ts';
import { reportConfidence } from './fitting/confidence-fit.ts';
import { type Example, examplesOf } from './fitting/examples.ts';
import { reportRanking } from './fitting/ranking-fit.ts';
import { readQuestions } from './questions.ts';

/**
 * `npm run fit`: finds the weights of server/answering/limits.ts anew from questions with known answers, and prints
 * them beside those in use. Ranking comes first: confidence looks at what is ranked best with the weights in use.
 */

const USAGE = 'usage: npm run fit -- [--set QUESTIONS[+QUESTIONS…][,SEEDS,INDEX]]… [--folds N]';

async function main(): Promise<void> {
  const { sets, folds } = readOptions(process.argv.slice(2));
  const examples: Example[] = [];
  for (const set of sets) examples.push(...(await examplesOfSet(set)));
  const reports = [reportRanking, reportConfidence, reportCalibration];
  process.stdout.write(`${reports.map((report) => report(examples, folds)).join('\n\n')}\n`);
}

interface QuestionSet {
  readonly questions: string;
  readonly seeds: string | undefined;
  readonly index: string | undefined;
}

function readOptions(args: readonly string[]): { sets: QuestionSet[]; folds: number } {
  const { set = ['tests/eval/questions.jsonl+tests/eval/near-misses.jsonl'], folds = '5' } = parse(args);
  if (!/^([2-9]|[1-9]\d)$/.test(folds)) throw new UsageError(`--folds is a number from 2 to 99\n${USAGE}`);
  const sets = set.map((text) => {
    const [questions = '', seeds, index] = text.split(',');
    if ((seeds === undefined) !== (index === undefined)) {
      throw new UsageError(`--set ${text}: SEEDS and INDEX go together\n${USAGE}`);
    }
    return { questions, seeds, index };
  });
  return { sets, folds: Number(folds) };
}

function parse(args: readonly string[]) {
  try {
    const options = { set: { type: 'string', multiple: true }, folds: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function examplesOfSet({ questions, seeds, index }: QuestionSet): Promise<Example[]> {
  const own = readBuildSettings(process.env);
  const settings = { ...own, seedsDir: seeds ?? own.seedsDir, indexDir: index ?? own.indexDir };
  const reporter = await createReporter(process.stderr);
  await prepareIndex(settings, reporter).finally(() => reporter.stop());
  const bench = await openBench(settings);
  try {
    const files = await Promise.all(questions.split('+').map((file) => readQuestions(pathToFileURL(file))));
    return await examplesOf(questions, files.flat(), bench);
  } finally {
    await bench.close();
  }
}

await runCommand(main);
