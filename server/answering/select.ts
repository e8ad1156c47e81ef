import type { Asked } from './asked.ts';
import { enumeration } from './enumeration.ts';
import { FACT, JOIN, TOPIC } from './limits.ts';
import type { Ranked } from './rank.ts';
import { sameStatement } from './same-statement.ts';
import { isOfficial, type Row, type SearchIndex } from './search-index.ts';

/** A statement of the answer: neighbouring sentences of one passage, and where else the same is said. */
export interface Selection {
  /** In reading order, without gaps; most often one. */
  readonly rows: readonly Row[];
  /** The same statement elsewhere, the most authoritative first. */
  readonly elsewhere: readonly Row[];
}

/** Chooses what to say from what was ranked: as much as the question wants, each thing once, without padding. */
export function select(asked: Asked, ranked: readonly Ranked[], index: SearchIndex, limit: number): Selection[] {
  const points = asked.count === undefined ? undefined : enumeration(asked.count, ranked, index);
  if (points) return points.slice(0, limit).map((row) => ({ rows: [row], elsewhere: [] }));
  const kept = asked.breadth === 'topic' ? topicStatements(asked, ranked) : factStatements(asked, ranked);
  const selections: Selection[] = [];
  const said = new Set<number>();
  for (const one of kept) {
    if (said.has(one.row.row) || selections.length === limit) continue;
    const twins = ranked.filter(({ row }) => isElsewhere(row, one.row) && sameStatement(row, one.row, index));
    const [best, ...elsewhere] = byAuthority([one.row, ...twins.map(({ row }) => row)]) as [Row, ...Row[]];
    const rows = grow(asked, best, ranked, said);
    for (const { row } of [...rows, ...elsewhere]) said.add(row);
    selections.push({ rows, elsewhere });
  }
  return selections;
}

const isElsewhere = (a: Row, b: Row): boolean => a.passage.id !== b.passage.id;

const byAuthority = (rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => Number(isOfficial(b.document)) - Number(isOfficial(a.document)));

/** For a fact: the best, and after it only what might as well be it. */
function factStatements({ form }: Asked, ranked: readonly Ranked[]): Ranked[] {
  const { most, chance: least } = form === 'open' ? FACT.open : FACT.closed;
  return ranked.slice(0, most).filter(({ chance }, i) => i === 0 || chance >= least);
}

/**
 * For a topic: what is nearly as close as the best, and whatever names the subject outright, since a long provision may
 * mention it in passing. Official words stand before coverage of them, unless coverage was asked for.
 */
function topicStatements(asked: Asked, ranked: readonly Ranked[]): Ranked[] {
  const kept = by(TOPIC.official, asked, ranked);
  const best = kept[0] ? ahead(TOPIC.official, asked, kept[0]) : 0;
  const close = kept.filter(
    (one) =>
      best - ahead(TOPIC.official, asked, one) <=
      (one.features.subject >= TOPIC.names ? TOPIC.withinNamed : TOPIC.within),
  );
  return by(TOPIC.officialFirst, asked, close.slice(0, TOPIC.most));
}

/** A score with what official words are ahead where they are wanted. */
const ahead = (official: number, asked: Asked, { score, row }: Ranked): number =>
  score + (isOfficial(row.document) && !asked.wantsCoverage ? official : 0);

const by = (official: number, asked: Asked, ranked: readonly Ranked[]): Ranked[] =>
  [...ranked].sort((a, b) => ahead(official, asked, b) - ahead(official, asked, a));

/**
 * Adds the neighbours that share the answer: those that rank nearly as high or may well be the answer themselves, and
 * the one that has the number, date or name asked for when the sentence itself has none.
 */
function grow(asked: Asked, row: Row, ranked: readonly Ranked[], said: ReadonlySet<number>): Row[] {
  const own = ranked.find((one) => one.row.row === row.row);
  if (!own) return [row];
  const joins = (one: Ranked): boolean =>
    own.score - one.score <= JOIN.within ||
    (asked.breadth === 'fact' && one.chance >= JOIN.chance) ||
    (own.features.lacksExpected === 1 && one.features.lacksExpected === 0);
  const neighbours = ranked.filter(
    (one) =>
      Math.abs(one.row.row - row.row) === 1 &&
      one.row.passage.id === row.passage.id &&
      !said.has(one.row.row) &&
      joins(one),
  );
  const rows = [row, ...neighbours.slice(0, JOIN.most - 1).map((one) => one.row)];
  return rows.sort((a, b) => a.row - b.row);
}
