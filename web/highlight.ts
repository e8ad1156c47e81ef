/** `primary` is the sentence a reader asked to see; `other` are further citations of the same answer. */
export type Tone = 'primary' | 'other';

/** A stretch to mark: half-open, in UTF-16 code units of the seed file. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly tone: Tone;
}

/** A run of text that looks the same throughout; `start` counts in the seed file. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly tone: Tone | 'plain';
}

function toneBetween(start: number, end: number, marks: readonly Mark[]): Segment['tone'] {
  const covering = marks.filter((mark) => mark.start <= start && mark.end >= end);
  if (covering.some((mark) => mark.tone === 'primary')) return 'primary';
  return covering.length > 0 ? 'other' : 'plain';
}

function cuts(start: number, end: number, marks: readonly Mark[]): number[] {
  const edges = marks.flatMap((mark) => [mark.start, mark.end]).filter((edge) => edge > start && edge < end);
  return [...new Set([start, ...edges, end])].sort((a, b) => a - b);
}

/**
 * Cuts a text that begins at `offset` of its file into runs, marked where the marks say so. Nothing is searched
 * for: a quote that occurs twice is marked only where it was cited. Where marks overlap, `primary` wins; touching
 * runs of one tone are one run, so that a quote is a single `<mark>`. The runs joined are the text.
 */
export function highlight(text: string, offset: number, marks: readonly Mark[]): Segment[] {
  const edges = cuts(offset, offset + text.length, marks);
  const runs: Segment[] = [];
  for (const [at, start] of edges.slice(0, -1).entries()) {
    const end = edges[at + 1] ?? start;
    const run = { start, text: text.slice(start - offset, end - offset), tone: toneBetween(start, end, marks) };
    const last = runs.at(-1);
    if (last?.tone === run.tone) runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}
