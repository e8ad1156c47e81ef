/** Starts and ends a stretch that does not reorder what stands around it (UAX #9). */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

const REORDERING = /[\u202a-\u202e\u2066-\u2069]/u;
const OPENING = /[\u2066-\u2068]/u;

/**
 * A text for where characters are obeyed and not only shown: files, terminals, other people's editors. Control characters
 * are shown by their names, `<U+001B>`; what reorders text does so within it, whatever it leaves open or closes too often.
 */
export function plainText(text: string): string {
  return isolated(text.replace(/\p{Cc}/gu, nameOf));
}

function nameOf(character: string): string {
  return `<U+${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}>`;
}

function isolated(text: string): string {
  if (!REORDERING.test(text)) return text;
  let open = 0;
  let unopened = 0;
  for (const character of text) {
    if (OPENING.test(character)) open += 1;
    else if (character === END_ISOLATE && open > 0) open -= 1;
    else if (character === END_ISOLATE) unopened += 1;
  }
  return `${ISOLATE.repeat(unopened + 1)}${text}${END_ISOLATE.repeat(open + 1)}`;
}
