/**
 * What a sentence needs from an earlier one to be understood alone: who "he" is (`person`), what "they" or "such acts"
 * are (`thing`). English pronouns only; in other languages every sentence stands alone.
 */
export type Dependence = 'person' | 'thing';

/** Reporting verbs, as journalism uses them. */
const REPORTING =
  '(?:said|says|told|tells|noted|notes|added|adds|asked|asks|replied|stressed|explained|recalled|remarked|stated|emphasized|emphasised|highlighted|pointed|argued|wrote|writes|continued|concluded|described|praised)';

const OPENING = /^[\s"'“‘«„([*_—–-]+/u;
const PERSON = /^(?:he|she|his|her|hers)\b/iu;
const GROUP = /^(?:they|their|theirs)\b/iu;
const IT = /^(?:it|its)\b/iu;
/** "This year", "those who" and "that the sea rises…" need nothing from before. */
const DEMONSTRATIVE =
  /^(?:this|that|these|those|such)\b(?!\s+(?:year|years|month|week|day|days|time|morning|evening|night|spring|summer|autumn|winter|century|decade|who|as|the|a|an|all|he|she|it|they|we|i)\b)/iu;

/** "It is important that…", "it was encouraging to…": this "it" stands for nothing. */
const DUMMY_IT =
  /^it(?:['’]s|\s+(?:is|was|has\s+been|will\s+be|would\s+be|may\s+be|seems|appears|remains))\s+(?:(?:\p{L}+ly|not|also|now|therefore|thus)\s+)?(?:(?:\p{L}+\s+)?(?:that|whether)\b|\p{L}*(?<!ed)\s+(?:to|how|why)\s)/iu;

/** A phrase in front of the subject: "Today, he…", "With forty years of practice, she…", "A native of the town, he…", "But they…". */
const PHRASE =
  '(?:in|on|at|by|for|from|with|within|without|to|of|after|before|during|since|until|throughout|despite|under|over|among|between|like|unlike|as|although|though|while|when|where|if|because|once|an?|today|now|later|then|soon|often|however|moreover|furthermore|instead|meanwhile|nevertheless|thus|therefore|also|still|\\p{L}+(?:ly|ing|ed))';
const INTRODUCED = new RegExp(
  `^(?:(?:and|but|so|yet|now|then|still|also|thus|there)\\s+|${PHRASE}\\b[^,;:.!?"“”«»]{0,120},\\s+)(?=(?:he|she|they|it)\\s)`,
  'iu',
);
/** A clause in front may name the person itself: "When Roe arrived, he…". */
const CLAUSE_WITH_NAME = /^(?:when|while|after|before|as|although|though|if|since|because|once|until)\b.*\s\p{Lu}/iu;

const PRONOUN_REPORTS = new RegExp(
  `[,?!.]["”»]\\s+(?:(?:he|she)\\s+(?:\\p{L}+ly\\s+)?${REPORTING}|${REPORTING}\\s+(?:he|she))\\b`,
  'iu',
);

const LONGEST_LOOK = 600;

/** What a sentence depends on, judged by its beginning and by who is said to speak in it; `undefined` when it stands alone. */
export function dependenceOf(sentence: string): Dependence | undefined {
  const words = sentence.slice(0, LONGEST_LOOK);
  const plain = words.replace(OPENING, '');
  if (PRONOUN_REPORTS.test(words) || isOrphanSpeech(words)) return 'person';
  return dependenceOfSubject(plain) ?? dependenceAfterPhrase(plain);
}

function dependenceOfSubject(plain: string): Dependence | undefined {
  if (PERSON.test(plain)) return 'person';
  if (GROUP.test(plain) || DEMONSTRATIVE.test(plain)) return 'thing';
  return IT.test(plain) && !DUMMY_IT.test(plain) ? 'thing' : undefined;
}

function dependenceAfterPhrase(plain: string): Dependence | undefined {
  const phrase = INTRODUCED.exec(plain)?.[0];
  if (phrase === undefined || CLAUSE_WITH_NAME.test(phrase)) return undefined;
  return dependenceOfSubject(plain.slice(phrase.length));
}

/** Words in quotation marks and nothing outside them: who says it stands in another sentence. */
function isOrphanSpeech(words: string): boolean {
  const opens = /^\s*(["“«])/u.exec(words);
  if (!opens) return false;
  const inside = words.slice(opens[0].length);
  const close = inside.search(opens[1] === '"' ? /"/ : opens[1] === '“' ? /”/ : /»/);
  return close < 0 || inside.slice(close + 1).trim() === '';
}

const NOT_A_NAME =
  /^(?:The|A|An|In|On|At|By|For|From|With|To|As|And|But|Of|It|This|That|These|Those|When|While|After|Before|Since|During|North|South|East|West|New|World|United|National|International|People|First|Second|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/u;
const ORGANISATION =
  /(?:University|Organi[sz]ation|Government|Nations|War|States?|Council|Committee|Cent(?:er|re)|Ministry|Party|Company|Initiative|Declaration|Institute|Academy|Award|Summit|Forum|Daily|Times|Workshop|Union|Republic|Kingdom|City|County|River|Street|Bank|Agreement|Convention|Charter|Conference|Meeting|Corporation|Group|School|College|Church|Empire|Dynasty|Park|Road|Network|Agency|News|Programme|Program|Plan|Court|House|Act)$/u;
const NAME_REPORTS = new RegExp(`\\b\\p{Lu}\\p{Ll}+\\s+(?:\\p{L}+ly\\s+)?${REPORTING}\\b`, 'u');
/** "Jane Roe", "Foreign Minister Jane Roe": capitalised words in a row. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'.-]+(?:\s+\p{Lu}[\p{L}’'.-]*)*/gu;

/** Does a sentence seem to name a person: capitalised words in a row that are no institution, or a name that says something? */
export function namesPerson(sentence: string): boolean {
  const words = sentence.slice(0, LONGEST_LOOK);
  return NAME_REPORTS.test(words) || [...words.matchAll(CAPITALS)].some(([run]) => isFullName(run.split(/\s+/u)));
}

function isFullName(run: readonly string[]): boolean {
  const name = run.slice(run.findIndex((word) => !NOT_A_NAME.test(word)));
  return (
    name.length >= 2 && name.every((word) => !NOT_A_NAME.test(word) && !ORGANISATION.test(word.replace(/[’']s$/u, '')))
  );
}
