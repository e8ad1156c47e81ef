/** Fewer shared words than this are chance. */
const LEAST_SHARED = 4;

/** The share of the shorter text's words that makes two texts the same stretch. */
const SHARE = 0.6;

/** A text's words in lower case, single spaces between them: case, punctuation and line breaks do not count. */
export function plain(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

/**
 * Whether two quotes say the same stretch of text: one contains the other, or they share 60 % of the shorter one's
 * words and at least four. A sentence cut a little differently from the gold is still the sentence.
 */
export function overlaps(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  if (!x || !y) return false;
  if (x.includes(y) || y.includes(x)) return true;
  const [wordsX, wordsY] = [x.split(' '), y.split(' ')];
  const shared = countShared(wordsX, wordsY);
  return shared >= LEAST_SHARED && shared / Math.min(wordsX.length, wordsY.length) >= SHARE;
}

/** How many words two texts share, a word that is repeated counting as often as both have it. */
function countShared(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  return b.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count > 0;
  }).length;
}
