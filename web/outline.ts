import type { SourceText } from './source-reader.ts';

/** A heading of a document, and how the text under it begins. */
export interface OutlineEntry {
  readonly passage: string;
  readonly heading: string;
  /** The first words below a heading that is only a number; empty below one that speaks for itself. */
  readonly opening: string;
}

/** As many words as tell a reader what a section is about. */
const OPENING_WORDS = 7;
/** "I", "IV.", "12", "3)": a mark that says nothing of what it stands over. */
const BARE_MARK = /^[IVXLCDM\d]+[.)]?$/u;

function openingOf(text: string): string {
  const words = text.trim().split(/\s+/u);
  const cut = words.slice(0, OPENING_WORDS).join(' ');
  return words.length > OPENING_WORDS ? `${cut}…` : cut;
}

/** A document's headings, each bare section mark with the words that follow it. */
export function outlineOf({ text, start, passages }: SourceText): OutlineEntry[] {
  const words = (passage: SourceText['passages'][number]) => text.slice(passage.start - start, passage.end - start);
  return passages.flatMap((passage, at) => {
    if (passage.role !== 'heading') return [];
    const [heading, next] = [words(passage).trim(), passages[at + 1]];
    const speaks = !BARE_MARK.test(heading) || next === undefined || next.role === 'heading';
    return [{ passage: passage.id, heading, opening: speaks ? '' : openingOf(words(next)) }];
  });
}
