const WORDS_OF = '(?:speech|address|remarks|statement|keynote|lecture|message|letter|interview|testimony|sermon)';
const POSSESSIVE = new RegExp(
  `\\b[Ff]rom\\s+(.{2,120}?)(?:['’]s|s['’])\\s+(?:[\\p{L}-]+\\s+){0,3}?${WORDS_OF}\\b`,
  'u',
);
const BY = new RegExp(
  `\\b${WORDS_OF}\\s+(?:given\\s+|delivered\\s+)?by\\s+(.{2,120}?)(?=,|\\s+(?:at|in|on|to|during|before)\\s|$)`,
  'u',
);
const SIGNED = /^[—–―-]+\s*((?:\p{Lu}[\p{L}.'’-]*\s*){2,4})(?:,|$)/u;

/** Offices that stand before a name; the name begins after the last of them. */
const OFFICE =
  /^.*\b(?:President|Premier|Chancellor|Minister|Secretary-General|Secretary|Chairman|Chairwoman|Chairperson|Chair|Director-General|Director|Governor|Ambassador|King|Queen|Prince|Princess|Emperor|Pope|Speaker|Senator|General|Commissioner|Mayor|Professor|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?)\s+(?=\p{Lu})/u;

/** Who speaks, as an attribution line says: "Jane Roe" of "— From President Jane Roe's speech at…"; `undefined` when it names none. */
export function attributedSpeaker(line: string): string | undefined {
  const named = (POSSESSIVE.exec(line) ?? BY.exec(line) ?? SIGNED.exec(line))?.[1];
  const name = named
    ?.replace(/\s+/gu, ' ')
    .replace(/^the\s+/iu, '')
    .trim();
  return name ? name.replace(OFFICE, '') || name : undefined;
}
