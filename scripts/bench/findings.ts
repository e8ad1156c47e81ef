import { table } from '../../tests/eval/table.ts';

/** One line of a table of results. */
export interface Finding {
  readonly what: string;
  readonly figure: string;
  /** What was promised; none where a figure is there to compare with. */
  readonly bar?: string;
  readonly reached?: boolean;
}

/** Findings as a Markdown table. */
export const findingsTable = (findings: readonly Finding[]): string =>
  table([
    ['', 'measured', 'bar', 'reached'],
    ...findings.map(({ what, figure, bar = '', reached }) => [
      what,
      figure,
      bar,
      reached === undefined ? '' : reached ? 'yes' : '**no**',
    ]),
  ]);

/** A time with as many digits as it deserves. */
export function ms(value: number): string {
  if (value >= 10_000) return `${(value / 1000).toFixed(1)} s`;
  return value >= 100 ? `${value.toFixed(0)} ms` : `${value.toPrecision(3)} ms`;
}

/** Bytes in the units that disks are sold in. */
export function bytes(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(2)} GB`;
  return value >= 1e6 ? `${(value / 1e6).toFixed(0)} MB` : `${(value / 1e3).toFixed(1)} kB`;
}

/** How many times a unit something is. */
export const times = (value: number, unit: string): string => `${value.toFixed(2)} ${unit}`;
