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
  | 'measure'
  | 'number'
  | 'person'
  | 'place'
  | 'open';

/** Where a question word opens a question or a part of one; elsewhere it joins clauses ("the year when …"). */
const OPENS = String.raw`(?:^|[,;:–—]\s*|\b(?:and|but|so|or|since|until|till|by|from|to|with|for|of|in|at|on|exactly|tell me|know)\s+)`;
const asks = (words: string): RegExp => new RegExp(`${OPENS}(?:${words})`, 'u');

/** The first rule that matches decides; the more exact ones stand first. Rules see the question in lower case. */
const ASKS: readonly (readonly [ExpectedAnswer, RegExp])[] = [
  ['age', asks(String.raw`how (?:old|young)\b|(?:at )?what age\b`)],
  [
    'money',
    asks(
      String.raw`how (?:much|many)\b.*\b(?:costs?|paid|pay|worth|money|budget|price|spen[dt]|dollars?|yuan|euros?|fund(?:ing|s)?|capital|invest\w*|salary|earns?)\b|what (?:is|was|will be|are) the (?:\w+ ){0,2}(?:price|cost|budget|salary)\b|what (?:salary|price|budget|sum)\b`,
    ),
  ],
  [
    'share',
    asks(
      String.raw`(?:what|which|how (?:big|large|great) an?) (?:share|percentage|per ?cent(?:age)?|proportion|fraction)\b`,
    ),
  ],
  [
    'day',
    asks(
      String.raw`(?:what|which)(?: exact)? (?:days?|dates?)\b|exactly (?:which|what) (?:days?|dates?)\b|what (?:is|was|are|were) the (?:exact )?dates?\b`,
    ),
  ],
  ['year', asks(String.raw`(?:what|which) year\b`)],
  [
    'date',
    asks(
      String.raw`when\b(?! \w+ (?:is|are|was|were) \w+ed,)|how long ago\b|(?:what|which) (?:month|decade|century|period|era)\b`,
    ),
  ],
  ['measure', asks(String.raw`how (?:tall|high|deep|wide|far|fast|heavy)\b`)],
  [
    'number',
    asks(
      String.raw`how (?:many|much|long)\b|(?:what|which) (?:number|amount|quantity|population|distance|height|length|toll|total)\b|what (?:is|was|were|are) the (?:\w+ )?(?:number|amount|population|distance|height|length|total)\b`,
    ),
  ],
  [
    'person',
    asks(
      String.raw`who(?:m|se)?\b|(?:what|which) (?:person|people|man|woman|leader|president|minister|author|scholar|journalist|professor|doctor|official|expert|artist|king|queen|emperor|poet|actor)\b`,
    ),
  ],
  [
    'place',
    asks(
      String.raw`where\b|(?:what|which) (?:\w+ )?(?:city|town|country|countries|nation|region|province|place|venue|building|continent|river|island|capital)\b`,
    ),
  ],
];

/** Kinds that a sentence cannot answer without: 95 of 100 right sentences have the figure that is asked for. */
const FIGURES: ReadonlySet<ExpectedAnswer> = new Set(['day', 'year', 'money', 'share', 'age', 'measure', 'number']);

/** Whether the question asks for a figure, so that a sentence without one does not answer it. */
export const asksFigure = (expected: ExpectedAnswer): boolean => FIGURES.has(expected);

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
/** A number that dates: "2000 guests" counts guests. */
const DATED_YEAR = new RegExp(`\\b${YEAR}s?\\b(?!\\s\\p{Ll}+s\\b)`, 'giu');
/** Numbers that are part of a name or of an age: "Cooperation-2024", "twenty-four-year-old". */
const BOUND = /\p{L}+-\d+\b|\b[\p{L}\d]+(?:-[\p{L}\d]+)*-year-olds?\b/giu;
const PERIOD =
  /\b\d{1,2}(?:st|nd|rd|th)[- ]century\b|\bcentur(?:y|ies)\b|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today|annually|every year|decades?)\b|\b(?:spring|summer|autumn|winter)\b/giu;
const MONTH_ALONE = new RegExp(`\\b${MONTH}\\b`, 'gu');
const MONEY =
  /[$€£¥₽]\s?\d|\b\d[\d,.]*\s?(?:million|billion|trillion)?\s?(?:dollars?|yuan|euros?|pounds?|rubles?|cents?)\b|\b(?:USD|EUR|RMB|CNY)\b/giu;
const SHARE = /\d\s?(?:%|per ?cent)|\bper ?cent\b|\b(?:half|third|quarter|fifth|majority|two-thirds)\b/giu;
const AGE = /\b\d{1,3}(?:-|\s)years?(?:-|\s)old\b|\baged?\s\d|\bage of\s\w+|\b[a-z]+-year-old\b/giu;
const MEASURE =
  /\b\d[\d,.]*\s?(?:-\s?)?(?:m|cm|km|kg|ft|mph|(?:kilo|centi|milli)?met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|yards?|tons?|tonnes?|(?:kilo)?grams?|pounds?|degrees?|knots?|hours?|days?|stor(?:e?y|eys|ies)|floors?)\b/giu;
const NUMERAL = /\b\d[\d,.]*(?:½|¼|¾)?|[½¼¾]/gu;
const NUMBER_WORD =
  /\b(?:(?<!no )one(?! (?:another|of|and)\b)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|billion|trillion|dozens?|several|double|twice|half)\b/giu;
const NAME = /(?<=[\p{L}\p{N},;:)”"’'–—(“«]\s|[(“«"]|—)\p{Lu}[\p{L}\p{N}’'.-]+/gu;
const NAME_ANYWHERE = /\b\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*/gu;

/** The things of a sort that a sentence has, in lower case. */
export const thingsIn = (sentence: string, sort: ExpectedAnswer): readonly string[] =>
  FINDERS[sort](sentence).map((thing) => thing.toLowerCase());

/** Whether one of the things that a sentence has does not stand in the question itself. */
export function hasNewThing(things: readonly string[], question: string): boolean {
  const known = question.toLowerCase();
  return things.some((thing) => !known.includes(thing));
}

const matches = (text: string, ...rules: RegExp[]): string[] =>
  rules.flatMap((rule) => [...text.matchAll(rule)].map((match) => match[0]));

/** Numbers that count something: what is left once the dates are taken out. */
function quantities(text: string): string[] {
  const undated = text.replace(BOUND, ' ').replace(DAY, ' ').replace(DATED_YEAR, ' ');
  return matches(undated, NUMERAL, NUMBER_WORD);
}

const FINDERS: Record<ExpectedAnswer, (text: string) => string[]> = {
  day: (text) => matches(text, DAY),
  year: (text) => matches(text, YEARS),
  date: (text) => matches(text, DAY, YEARS, PERIOD, MONTH_ALONE),
  money: (text) => matches(text, MONEY),
  share: (text) => matches(text, SHARE),
  age: (text) => matches(text, AGE),
  measure: (text) => matches(text, MEASURE, SHARE),
  number: quantities,
  person: (text) => matches(text, NAME_ANYWHERE),
  place: (text) => matches(text, NAME, NAME_ANYWHERE),
  open: () => ['\u0000'],
};
