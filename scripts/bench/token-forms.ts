import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { TOKEN_FORMS, type TokenTable } from '../../embeddings/token-table.ts';
import { searchIndexOf } from '../../server/engine.ts';
import { askAll, engineOf } from '../../tests/eval/ask-all.ts';
import type { Bench } from '../../tests/eval/bench.ts';
import { figuresOf } from '../../tests/eval/figures.ts';
import type { Question } from '../../tests/eval/questions.ts';
import { percent, table } from '../../tests/eval/table.ts';
import { build } from '../build.ts';
import { bytes, ms } from './findings.ts';

/** The forms of token vectors side by side: what they take, what answers are worth with them, and what they cost. */
export async function measureTokenForms(bench: Bench, questions: readonly Question[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'communique-bench-'));
  try {
    const rows: string[][] = [];
    for (const tokenForm of TOKEN_FORMS) {
      const indexDir = path.join(folder, tokenForm);
      await build({ seedsDir: 'seeds', indexDir, embedder: bench.embedder, tokenForm });
      rows.push(await rowOf(indexDir, bench, questions));
    }
    const heading = [
      'token vectors',
      'a sentence',
      'bar',
      'hit@1',
      'hit@any',
      'coverage',
      'precision',
      'beside model p50',
    ];
    return table([heading, ...rows]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rowOf(indexDir: string, bench: Bench, questions: readonly Question[]): Promise<string[]> {
  const stored = await readStore(indexDir);
  const size = bytesOf(stored.tokens) / stored.corpus.sentences.length;
  const index = searchIndexOf(stored);
  const figures = figuresOf(await askAll(engineOf({ ...bench, index }), questions, { ...bench, index }));
  const shares = [figures.hit1, figures.hitAny, figures.coverage, figures.precision].map(percent);
  const bar = stored.tokens.form === 'ternary' ? (size < 3000 ? '< 3 kB: yes' : '< 3 kB: **no**') : '';
  return [stored.tokens.form, bytes(size), bar, ...shares, ms(figures.besideModelP50 ?? Number.NaN)];
}

/** What a table takes in memory and on disk. */
export const bytesOf = ({ offsets, ids, values, scales }: TokenTable): number =>
  [offsets, ids, values, scales].reduce((sum, { byteLength }) => sum + byteLength, 0);
