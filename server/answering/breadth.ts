/** Whether a question wants one fact, or everything that is said on a topic. */
export type Breadth = 'fact' | 'topic';

/** Rules see the question in lower case. Each is a way to ask for all that a text has on a subject. */
const TOPIC: readonly RegExp[] = [
  /\b(?:say|says|said|tell|told|mention|mentions|mentioned|stated?|writes?|written|talk|talks|talked|speak|speaks)\b.*\b(?:about|on|regarding|concerning|of)\b/,
  /\b(?:position|stance|line|views?|attitude|policy|policies|approach|plans?|commitments?|promises?|priorities|proposals?|measures|references?|statements?|provisions?)\b.*\b(?:on|about|for|towards?|regarding|against)\b/,
  /^(?:summari[sz]e|list|tell me|describe|outline|show me|everything|all|collect|find|name)\b/,
  /\bwhat(?:'s| is| was| are| were) (?:said|in the text|written|stated|mentioned|promised|planned|proposed)\b/,
  /\bwhat(?:'s| is) in the (?:text|document|declaration|statement|speech)\b/,
  /\bwhy (?:is|are|was|were) .* mentioned\b/,
  /\bwhat (?:do|does|did|will) .* (?:intend|plan|want|promise|agree|propose|commit|hope|call for|contain|include|decide|stipulate|provide)\b/,
  /\bwhat (?:do|does|did|has|have|had) .* (?:say|said)\W*$/,
  /\bhow (?:do|does|did|is|are|was|were|will) .* (?:address|treat|deal with|cover|respond|react|see|view|regard|handle|support|promote)\b/,
];

/** Words that ask for a single thing, or for yes or no, whatever else the question says. */
const SINGLE =
  /\b(?:which|what) (?:year|date|day|city|country|person|number)\b|^(?:who|when|where|how many|how much|how old)\b|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b/;

const QUESTION_WORD = /\b(?:who|what|when|where|why|how|which)\b/;

/** Tells from a question's words which of the two it wants; a keyword or two is a topic. */
export function breadthOf(question: string): Breadth {
  const lower = question.toLowerCase().trim();
  if (SINGLE.test(lower)) return 'fact';
  if (TOPIC.some((rule) => rule.test(lower))) return 'topic';
  const keywords = lower.split(/\s+/).length <= KEYWORDS && !lower.includes('?') && !QUESTION_WORD.test(lower);
  return keywords ? 'topic' : 'fact';
}

/** A query of so few words is a subject, not a sentence. */
const KEYWORDS = 4;

const COVERAGE =
  /\b(?:newspapers?|papers?|articles?|reports?|reported|reporters?|coverage|press|media|news|journalists?|interview(?:ed|s)?|features?|stor(?:y|ies)|according to|told|captions?|photos?)\b/;

/** Whether a question asks for somebody's report: a newspaper, an article, a person quoted in one. */
export const wantsCoverage = (question: string): boolean => COVERAGE.test(question.toLowerCase());

const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = new RegExp(
  String.raw`\b(?:which|what|list|name|give|all)\b(?: (?:are|were|the|me|us|of))* (?<count>${NUMBERS.join('|')}|[2-9]|10) (?:\w+ )?\p{L}+`,
  'u',
);

/** How many things a question wants listed ("which five things …"); undefined when it names no number. */
export function countAsked(question: string): number | undefined {
  const count = COUNTED.exec(question.toLowerCase())?.groups?.['count'];
  if (count === undefined) return undefined;
  return NUMBERS.includes(count) ? NUMBERS.indexOf(count) + 2 : Number(count);
}
