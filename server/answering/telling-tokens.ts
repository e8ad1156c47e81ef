import { COMMON_TOKEN } from './limits.ts';

/**
 * Tells which tokens are worth comparing, by their ids: not those that stand in most of so many `texts`, which make up much
 * of each and hardly tell one from another. (ColBERT leaves out punctuation so; Khattab & Zaharia 2020,
 * https://arxiv.org/abs/2004.12832, §3.2.) `frequency` says in how many texts an id stands.
 */
export function tellingTokens(frequency: ReadonlyMap<number, number>, texts: number): (id: number) => boolean {
  if (texts < COMMON_TOKEN.from) return () => true;
  const most = COMMON_TOKEN.share * texts;
  return (id) => (frequency.get(id) ?? 0) <= most;
}
