import type { TokenForm } from '../../../embeddings/token-table.ts';
import { table } from '../../../tests/eval/table.ts';
import { bytes, ms } from '../findings.ts';
import type { Panel } from './chart.ts';
import type { Loaded } from './loaded.ts';

/** What was measured at one size; times in milliseconds. */
export interface Measured extends Loaded {
  readonly passages: number;
  readonly sentences: number;
  readonly build: number;
  readonly disk: number;
  readonly form: TokenForm;
  /** Bytes of token vectors, and how many of them a sentence has. */
  readonly tokensOfSentence: number;
  readonly tokenCount: number;
}

interface Line {
  readonly what: string;
  readonly cell: (measured: Measured) => string;
  readonly bar?: string;
  readonly reached?: (smallest: Measured, largest: Measured) => boolean;
}

const number = (value: number): string => String(Math.round(value)).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** The bars hold for the largest size. */
const LINES: readonly Line[] = [
  { what: 'sentences', cell: ({ sentences }) => number(sentences) },
  { what: 'build, without embedding', cell: ({ build }) => ms(build) },
  { what: 'size on disk', cell: ({ disk }) => bytes(disk) },
  { what: 'memory once loaded', cell: ({ resident }) => bytes(resident) },
  { what: 'load', cell: ({ load }) => ms(load), bar: '< 5 s', reached: (_, { load }) => load < 5_000 },
  { what: 'load, processor time', cell: ({ loadProcessor }) => ms(loadProcessor) },
  {
    what: 'HNSW recall@10 against the exact index',
    cell: ({ recall }) => recall.toFixed(3),
    bar: '≥ 0.98',
    reached: (_, { recall }) => recall >= 0.98,
  },
  { what: 'HNSW search p50', cell: ({ graphP50 }) => ms(graphP50) },
  { what: 'HNSW search p95', cell: ({ graphP95 }) => ms(graphP95) },
  { what: 'exact search p50', cell: ({ exactP50 }) => ms(exactP50) },
  { what: 'everything after the model p50', cell: ({ searchP50 }) => ms(searchP50) },
  { what: 'everything after the model p95', cell: ({ searchP95 }) => ms(searchP95) },
  {
    what: 'answer p50',
    cell: ({ answerP50 }) => ms(answerP50),
    bar: '< 3 × the smallest',
    reached: (smallest, largest) => largest.answerP50 < 3 * smallest.answerP50,
  },
  { what: 'answer p95', cell: ({ answerP95 }) => ms(answerP95) },
  { what: 'tokens of a sentence', cell: ({ tokenCount }) => tokenCount.toFixed(1) },
  {
    what: 'token vectors of a sentence',
    cell: ({ form, tokensOfSentence }) => `${bytes(tokensOfSentence)} (${form})`,
    bar: '< 3 kB',
    reached: (_, { tokensOfSentence }) => tokensOfSentence < 3_000,
  },
];

/** Sizes side by side. */
export function scaleTable(measured: readonly Measured[]): string {
  const [smallest, largest] = [measured[0] as Measured, measured.at(-1) as Measured];
  const heading = ['passages', ...measured.map(({ passages }) => number(passages)), 'bar', 'reached'];
  const lines = LINES.map(({ what, cell, bar = '', reached }) => {
    const isReached = reached?.(smallest, largest);
    return [what, ...measured.map(cell), bar, isReached === undefined ? '' : isReached ? 'yes' : '**no**'];
  });
  return table([heading, ...lines]);
}

const seconds = (value: number): number => value / 1000;
const megabytes = (value: number): number => value / 1e6;

/** What is drawn. */
export function panelsOf(measured: readonly Measured[]): Panel[] {
  const points = (of: (one: Measured) => number) => measured.map((one) => ({ x: one.passages, y: of(one) }));
  return [
    { title: 'build, s', lines: [{ name: '', points: points(({ build }) => seconds(build)) }] },
    { title: 'load, s', lines: [{ name: '', points: points(({ load }) => seconds(load)) }] },
    {
      title: 'size, MB',
      lines: [
        { name: 'disk', points: points(({ disk }) => megabytes(disk)) },
        { name: 'memory', points: points(({ resident }) => megabytes(resident)) },
      ],
    },
    {
      title: 'HNSW search, ms',
      lines: [
        { name: 'p50', points: points(({ graphP50 }) => graphP50) },
        { name: 'p95', points: points(({ graphP95 }) => graphP95) },
      ],
    },
    {
      title: 'answer, ms',
      lines: [
        { name: 'p50', points: points(({ answerP50 }) => answerP50) },
        { name: 'p95', points: points(({ answerP95 }) => answerP95) },
      ],
    },
    { title: 'recall@10', lines: [{ name: '', points: points(({ recall }) => recall) }], from: 0.9, to: 1 },
  ];
}
