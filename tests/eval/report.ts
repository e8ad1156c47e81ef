import type { CalibrationBin } from './calibration.ts';
import { type Figures, figuresOf, type Result } from './figures.ts';
import { percent, table } from './table.ts';

const decimal = (value: number | undefined): string => value?.toFixed(1) ?? '–';

/** What each column is called and shows. */
const COLUMNS: readonly (readonly [heading: string, cell: (figures: Figures) => string])[] = [
  ['n', ({ questions }) => String(questions)],
  ['hit@1', ({ hit1 }) => percent(hit1)],
  ['hit@any', ({ hitAny }) => percent(hitAny)],
  ['coverage', ({ coverage }) => percent(coverage)],
  ['precision', ({ precision }) => percent(precision)],
  ['wrongly silent', ({ wronglySilent }) => percent(wronglySilent)],
  ['rightly silent', ({ rightlySilent }) => percent(rightlySilent)],
  ['verbatim', ({ verbatim }) => percent(verbatim)],
  ['grounded', ({ grounded }) => percent(grounded)],
  ['statements', ({ statements }) => decimal(statements)],
  ['ms p50', ({ wholeP50 }) => decimal(wholeP50)],
  ['p95', ({ wholeP95 }) => decimal(wholeP95)],
  ['beside model p50', ({ besideModelP50 }) => decimal(besideModelP50)],
  ['p95', ({ besideModelP95 }) => decimal(besideModelP95)],
];

/** Figures by type of question and over all: one Markdown table. */
export function figuresTable(name: string, results: readonly Result[]): string {
  const types = [...new Set(results.map(({ type }) => type))];
  const groups: (readonly [string, readonly Result[]])[] = [
    ...types.map((type) => [type, results.filter((result) => result.type === type)] as const),
    ['**all**', results],
  ];
  return table([
    [name, ...COLUMNS.map(([heading]) => heading)],
    ...groups.map(([label, members]) => {
      const figures = figuresOf(members);
      return [label, ...COLUMNS.map(([, cell]) => cell(figures))];
    }),
  ]);
}

/** Confidence against truth, bin by bin: one Markdown table. */
export function calibrationTable(bins: readonly CalibrationBin[]): string {
  return table([
    ['confidence', 'answers', 'mean confidence', 'first statement right'],
    ...bins.map(({ from, to, answers, expected, right }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      String(answers),
      percent(expected),
      percent(right),
    ]),
  ]);
}

/** The questions that a system got wrong: no right first statement, or an answer where silence is right. */
export function misses(results: readonly Result[], textOf: (id: string) => string): string {
  return results
    .filter(({ answerable, answered, right }) => (answerable ? right[0] !== true : answered))
    .map(({ id, type, confidence, first }) => {
      return `- ${id} [${type}] ${textOf(id)}\n    ${confidence?.toFixed(2) ?? ''} ${first ?? '(no answer)'}`;
    })
    .join('\n');
}
