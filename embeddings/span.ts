/**
 * A half-open stretch `[start, end)` of a seed file, in UTF-16 code units of the text as
 * `fs.readFile(file, 'utf8')` returns it. Spans are carried from the parser to the page's
 * `<mark>` and never recomputed, so that `text.slice(start, end)` is the quote.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words a span covers, verbatim. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** A quote as it is shown: white space folded, so that a page break inside a sentence disappears. */
export function fold(quote: string): string {
  return quote.replace(/\s+/gu, ' ').trim();
}
