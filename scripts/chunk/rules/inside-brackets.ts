import type { Rule } from './rule.ts';

/** An aside in the middle of a sentence may hold full stops ("(born 1920. Died 1999.)"): the sentence around it is not over. */
export const insideBrackets: Rule = ({ brackets, sentenceStart, end }) =>
  brackets !== undefined && brackets.start > sentenceStart && end < brackets.end;
