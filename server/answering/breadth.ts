import { expectedAnswer } from './expected-answer.ts';

/** Whether a question wants one fact, or everything that is said on a topic. */
export type Breadth = 'fact' | 'topic';

const TOPIC: readonly RegExp[] = [
  /\b(?:say|says|said|tell|told|mention|mentioned|stated?|writes?|written|talk|talked|speak)\b.*\b(?:about|on|regarding|concerning|of)\b/,
  /\b(?:position|stance|line|view|views|attitude|policy|policies|approach|plans?|commitments?|promises?|priorities|aims?|goals?|measures|steps|proposals?|initiatives?|conclusions?|outcomes?|results?|achievements?|references?|statements?|provisions?|points?|things|words|examples?|ways|stories|challenges|threats|principles)\b.*\b(?:on|about|for|in|of|towards?|regarding|against|to|from|with|did|does|do|are|were|made|named|listed)\b/,
  /^(?:summari[sz]e|list|tell me|describe|outline|show me|give me|everything|all|quote|collect|find)\b/,
  /\bwhat(?:'s| is| was| are| were) (?:said|in the text|there|written|stated|mentioned|promised|planned|proposed)\b/,
  /\bwhy (?:is|are|was|were) .* mentioned\b/,
  /\bwhat (?:do|does|did|will) .* (?:intend|plan|want|promise|agree|propose|commit|hope|call for|support|oppose|do|make)\b/,
  /\bwhich (?:two|three|four|five|six|seven|eight|nine|ten|several|various)\b/,
  /\bhow (?:do|does|did|is|are|was|were|will) .* (?:address|treat|deal with|cover|respond|handle|support|promote|described)\b/,
];

/** Words that ask for a single thing, whatever else the question says. */
const SINGLE =
  /\b(?:which|what) (?:year|date|day|city|country|person|number)\b|^(?:who|when|where|how many|how much|how old)\b/;

/** Tells from a question's words which of the two it wants; a bare keyword or two is a topic. */
export function breadthOf(question: string): Breadth {
  const lower = question.toLowerCase().trim();
  if (SINGLE.test(lower)) return 'fact';
  if (TOPIC.some((rule) => rule.test(lower))) return 'topic';
  return isKeywords(lower) && expectedAnswer(lower) === 'open' ? 'topic' : 'fact';
}

const isKeywords = (lower: string): boolean =>
  !/[?]/.test(lower) &&
  lower.split(/\s+/).length <= 4 &&
  !/\b(?:who|what|when|where|why|how|which|is|are|do|does|did)\b/.test(lower);

const COVERAGE =
  /\b(?:newspapers?|papers?|articles?|reports?|reported|reporters?|coverage|press|media|news|journalists?|interview(?:ed|s)?|features?|stor(?:y|ies)|according to|told|captions?|photos?)\b/;

/** Whether a question asks for somebody's report: a newspaper, an article, a person quoted in one. */
export const wantsCoverage = (question: string): boolean => COVERAGE.test(question.toLowerCase());
