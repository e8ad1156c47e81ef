/** Marks at the front of a line that say what the line is in its text: a bullet, an enumerator, a section mark. */

/** "— Strengthen…", "- Cooperation…", "• …", "* …": a dash, dot or star and a space before the words. */
export const BULLET = /^(?:[—–―•·‣◦▪●○■□‐‑−*+-]|--)\s+(?=\S)/u;

/** "(a) …", "b) …", "(iv) …", "3) …": an enumerator closed by a bracket. */
export const ENUMERATOR = /^(?:\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3})\)|(?:[a-z]|[ivx]{1,5}|\d{1,3})\))\s+(?=\S)/iu;

/** "12. …": the number a text gives its own paragraph. */
export const OWN_NUMBER = /^(\d{1,3})\.\s+(?=\S)/u;

const ROMAN = '(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})';
const NAMED = '(?:Section|Chapter|Part|Article|Title|Annex|Appendix)';
const SECTION_MARK = new RegExp(
  `^(?:${NAMED}\\s+(?:${ROMAN}|\\d{1,3}|[A-Z])|§\\s?\\d{1,3}|${ROMAN}|[一二三四五六七八九十]{1,3}|第[一二三四五六七八九十百\\d]{1,4}[章条節节部編编])[.):：、]?$`,
  'u',
);
const MARK_WITH_TITLE = new RegExp(
  `^(?:${NAMED}\\s+(?:${ROMAN}|\\d{1,3}|[A-Z])\\s*[.:—–-]\\s*|${ROMAN}[.)]\\s+|§\\s?\\d{1,3}\\s+)(?=\\S)`,
  'u',
);

/** The mark of a line that is a bare section mark: "IV", "Section 2", "§ 3". */
export function sectionMark(line: string): string | undefined {
  return line.length <= 20 && SECTION_MARK.test(line) ? line.replace(/[.):：、]$/u, '') : undefined;
}

/** The mark in front of a section's title: "II" of "II. Security cooperation". */
export function titledSectionMark(line: string): string | undefined {
  return MARK_WITH_TITLE.exec(line)?.[0].replace(/[\s.:)—–-]+$/u, '');
}

/** "## Next steps": a heading written in Markdown. */
export const MARKDOWN_HEADING = /^#{1,6}\s+(?=\S)/u;

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The number of a point of a speech: 4 for "Fourth, we should…" and "Fourthly, …". */
export function ordinal(text: string): number | undefined {
  const word = /^[\s"“«]*(\p{L}+?)(?:ly)?[,，:：]\s/u.exec(text.slice(0, 30))?.[1]?.toLowerCase();
  const index = word === undefined ? -1 : ORDINALS.indexOf(word);
  return index < 0 ? undefined : index + 1;
}
