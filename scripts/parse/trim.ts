import type { Span } from '../../embeddings/span.ts';

/** White space as `String.trim` understands it: line ends, no-break spaces and the byte order mark included. */
export function isSpace(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0xfeff || (code >= 0x1680 && /\s/.test(text[index] as string));
}

/** The span without the white space at its edges; `undefined` when nothing else is in it. */
export function trim(text: string, span: Span): Span | undefined {
  let { start, end } = span;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  return start < end ? { start, end } : undefined;
}
