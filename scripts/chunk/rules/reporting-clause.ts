import { type Rule, wordsAfter } from './rule.ts';

/** “Is it?” Roe asked. The quotation's own question mark does not part it from who says it, though a name is capitalised. */
const VERB =
  '(?:said|says|asked|asks|replied|replies|added|adds|noted|notes|told|wrote|writes|explained|exclaimed|recalled|remarked|stressed|continued|concluded|argued|declared|insisted)';
const REPORTS = new RegExp(`^(?:\\p{Lu}[\\p{L}.'’-]*\\s+){1,4}${VERB}\\b|^${VERB}\\s+\\p{Lu}`, 'u');

export const reportingClause: Rule = (candidate) => {
  const quoted = /[?!…。！？]["'”’»」』]/u.test(candidate.text.slice(candidate.mark, candidate.end));
  return quoted && REPORTS.test(wordsAfter(candidate));
};
