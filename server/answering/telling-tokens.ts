import { type TokenRows, type TokenTable, tokenRows, tokenTable } from '../../embeddings/token-table.ts';
import { COMMON_TOKEN } from './limits.ts';

/**
 * A table without the tokens that stand in nearly every text: they are many, and tell no text from another. (ColBERT
 * leaves out punctuation so; Khattab & Zaharia 2020, https://arxiv.org/abs/2004.12832, §3.2.) `frequency` says in how many
 * texts a vocabulary id stands. A table in the small form stays as it is, for it is too large to be copied.
 */
export function tellingTokens(table: TokenTable, frequency: ReadonlyMap<number, number>): TokenTable {
  const texts = table.offsets.length - 1;
  if (table.form !== 'bytes' || texts < COMMON_TOKEN.from) return table;
  const most = COMMON_TOKEN.share * texts;
  const isTelling = (id: number) => (frequency.get(id) ?? 0) <= most;
  const parts = Array.from({ length: texts }, (_, text) => {
    return rowsWhere(isTelling, tokenRows(table, text), table.dimensions);
  });
  return tokenTable(parts, table);
}

/** The rows of one text whose ids are accepted. */
function rowsWhere(accept: (id: number) => boolean, { ids, values, scales }: TokenRows, width: number): TokenRows {
  const kept = [...ids.keys()].filter((row) => accept(ids[row] as number));
  const keptValues = new Int8Array(kept.length * width);
  for (const [place, row] of kept.entries())
    keptValues.set(values.subarray(row * width, (row + 1) * width), place * width);
  return {
    ids: Int32Array.from(kept, (row) => ids[row] as number),
    values: keptValues,
    scales: Float32Array.from(kept, (row) => scales[row] as number),
  };
}
