import type { TokenVectors } from '../../embeddings/embedder.ts';
import { type TokenTable, tokenRows, toTokenVectors } from '../../embeddings/token-table.ts';
import { dot, rowOf } from '../../embeddings/vector.ts';

/** `maxSim` as its definition reads: slow, and in no need of explanation. */
export function plainMaxSim(
  question: TokenVectors,
  picks: readonly number[],
  table: TokenTable,
  row: number,
): number[] {
  const { dimensions } = table;
  const { ids, vectors } = toTokenVectors(tokenRows(table, row), table);
  return picks.map((pick) =>
    Math.max(
      -1,
      ...[...ids.keys()].map((token) =>
        dot(rowOf(question.vectors, dimensions, pick), rowOf(vectors, dimensions, token)),
      ),
    ),
  );
}
