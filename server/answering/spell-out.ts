import type { Acronyms } from '../../embeddings/acronyms.ts';

/** Capitals as people write them for a name, with an s for several. */
const ACRONYM = /(?<![\p{L}\p{N}])(\p{Lu}{3,6})s?(?![\p{L}\p{N}])/gu;

/**
 * Puts the name in full where a question has an acronym for it that the corpus does not use, and both where it uses
 * either. A question that is all in capitals has no acronyms to tell.
 */
export function spellOut(question: string, acronyms: Acronyms): string {
  if (isShouted(question)) return question;
  return question.replace(ACRONYM, (written, letters: string) => {
    const full = acronyms.get(letters);
    if (full === undefined || question.includes(full.name)) return written;
    return full.isUsed ? `${full.name} (${letters})` : full.name;
  });
}

const isShouted = (question: string): boolean => !/\p{Ll}/u.test(question) && /\p{L}\P{L}+\p{L}/u.test(question);
