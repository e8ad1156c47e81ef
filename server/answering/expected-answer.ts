/**
 * What sort of thing a question asks for, told from its words, and whether a sentence has such a thing.
 * A question for a number that no sentence gives is the commonest near miss: on topic, not stated.
 */
export type ExpectedAnswer =
  | 'day'
  | 'year'
  | 'date'
  | 'money'
  | 'share'
  | 'age'
  | 'number'
  | 'person'
  | 'place'
  | 'open';

/** The first rule that matches decides; the more exact ones stand first. */
const ASKS: readonly (readonly [ExpectedAnswer, RegExp])[] = [
  ['age', /\bhow (?:old|young)\b|\bwhat age\b/],
  [
    'money',
    /\bhow (?:much|many)\b.*\b(?:cost|costs|paid|pay|worth|money|budget|price|spend|spent|dollars?|yuan|euros?|fund(?:ing|s)?|invest\w*)\b|\bwhat\b.*\b(?:price|cost|budget)\b|^(?:price|cost|budget)\b/,
  ],
  [
    'share',
    /\b(?:what|which|how (?:big|large|great) an?) (?:share|percentage|per ?cent(?:age)?|proportion|fraction)\b|\bpercentage\b/,
  ],
  ['day', /\b(?:what|which|exact)\b[^?]{0,20}\b(?:days?|dates?)\b|\bwhen exactly\b|\bexactly when\b/],
  ['year', /\b(?:what|which) year\b/],
  [
    'date',
    /\bwhen\b|\bsince when\b|\bwhat time\b|\bhow long ago\b|\b(?:what|which) (?:month|decade|century|period|era)\b/,
  ],
  [
    'number',
    /\bhow (?:many|much|long|far|tall|high|deep|big|large|fast|often|heavy)\b|\b(?:what|which) (?:number|amount|quantity|size|population|distance|height|length|rate|score|toll|total)\b|\bnumber of\b/,
  ],
  [
    'person',
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|people|man|woman|leader|president|minister|author|scholar|journalist|professor|doctor|official|expert|artist|king|queen|emperor)\b|\bname of the\b/,
  ],
  [
    'place',
    /\bwhere\b|\b(?:what|which) (?:city|town|country|countries|nation|region|province|state|place|venue|building|continent|river|island|area|location|capital)\b/,
  ],
];

/** What a question asks for; `open` when its words do not say. */
export function expectedAnswer(question: string): ExpectedAnswer {
  const lower = question.toLowerCase();
  return ASKS.find(([, rule]) => rule.test(lower))?.[0] ?? 'open';
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const YEAR = '(?:1[0-9]{3}|20[0-9]{2})';
const DAY_RANGE = '\\d{1,2}(?:st|nd|rd|th)?(?:\\s?[–-]\\s?\\d{1,2})?';
const DAY = new RegExp(
  `\\b${MONTH}\\.?\\s${DAY_RANGE}\\b|\\b${DAY_RANGE}\\s(?:of\\s)?${MONTH}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b`,
  'gu',
);
const YEARS = new RegExp(`\\b${YEAR}(?:s|[–-]\\d{2,4})?\\b`, 'gu');
const PERIOD =
  /\b\d{1,2}(?:st|nd|rd|th)[- ]century\b|\bcentur(?:y|ies)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|annually|every year|decades?)\b|\b(?:spring|summer|autumn|winter)\b/giu;
const MONTH_ALONE = new RegExp(`\\b${MONTH}\\b`, 'gu');
const MONEY =
  /[$€£¥₽]\s?\d|\b\d[\d,.]*\s?(?:million|billion|trillion)?\s?(?:dollars?|yuan|euros?|pounds?|rubles?|cents?)\b|\b(?:USD|EUR|RMB|CNY)\b/giu;
const SHARE = /\d\s?(?:%|per ?cent)|\bper ?cent\b|\b(?:half|third|quarter|fifth|majority|two-thirds)\b/giu;
const AGE = /\b\d{1,3}(?:-|\s)years?(?:-|\s)old\b|\baged?\s\d|\bage of\s\w+|\b[a-z]+-year-old\b/giu;
const NUMERAL = /\b\d[\d,.]*(?:½|¼|¾)?|[½¼¾]/gu;
const NUMBER_WORD =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|billion|trillion|dozens?|several|single|double|twice|once|both|none|half)\b/giu;
const NAME = /(?<=[\p{L}\p{N},;:)”"’'–—(“«]\s|[(“«"]|—)\p{Lu}[\p{L}\p{N}’'.-]+/gu;
const NAME_ANYWHERE = /\b\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*/gu;

/** Whether a sentence has a thing of the sort asked for that the question does not itself contain. */
export function hasExpectedAnswer(expected: ExpectedAnswer, sentence: string, question: string): boolean {
  const known = question.toLowerCase();
  return FINDERS[expected](sentence).some((found) => !known.includes(found.toLowerCase()));
}

const matches = (text: string, ...rules: RegExp[]): string[] =>
  rules.flatMap((rule) => [...text.matchAll(rule)].map((match) => match[0]));

/** Numbers that count something: what is left once the dates are taken out. */
function quantities(text: string): string[] {
  const undated = text.replace(DAY, ' ').replace(YEARS, ' ');
  return matches(undated, NUMERAL, NUMBER_WORD);
}

const FINDERS: Record<ExpectedAnswer, (text: string) => string[]> = {
  day: (text) => matches(text, DAY),
  year: (text) => matches(text, YEARS),
  date: (text) => matches(text, DAY, YEARS, PERIOD, MONTH_ALONE),
  money: (text) => matches(text, MONEY),
  share: (text) => matches(text, SHARE),
  age: (text) => matches(text, AGE),
  number: quantities,
  person: (text) => matches(text, NAME_ANYWHERE),
  place: (text) => matches(text, NAME, NAME_ANYWHERE),
  open: () => ['\u0000'],
};
