import type { Corpus } from '../../embeddings/corpus.ts';
import type { Embedder, Embedding } from '../../embeddings/embedder.ts';
import type { SuggestionTable } from '../../embeddings/storage/contents.ts';
import { quantiseTokens, type TokenLayout } from '../../embeddings/token-table.ts';
import type { VectorIndex } from '../../embeddings/vector-index.ts';
import { type EmbedProgress, embedTexts } from '../embed-texts.ts';
import type { QuestionEmbedding } from '../known-embeddings.ts';
import { tokensOfAll, vectorsOfAll } from '../tables.ts';
import { type Candidate, candidatesOf } from './candidates.ts';

/** One of so many nearest sentences has to speak of what a question asks for: the nearest may only use its words. */
const NEAREST = 3;

/**
 * Embeds the questions that a corpus suggests. Those that none of its sentences lie near to are kept without sentences,
 * for the next build not to embed them again.
 */
export async function embedSuggestions(
  corpus: Corpus,
  sentences: VectorIndex,
  embedder: Embedder,
  known: ReadonlyMap<string, QuestionEmbedding>,
  onProgress: (progress: EmbedProgress) => void,
): Promise<SuggestionTable> {
  const { dimensions, tokenDimensions } = embedder;
  const layout = { form: 'bytes', dimensions: tokenDimensions } as const;
  const candidates = candidatesOf(corpus);
  const texts = candidates.map(({ question }) => question);
  const embedded = await embedTexts(texts, embedder, (one) => questionOf(one, layout), known, onProgress);
  return {
    questions: embedded.map(({ value }, i) => {
      const candidate = candidates[i] as Candidate;
      const isNear = value !== undefined && isNearItsAnswer(candidate, value.vector, sentences);
      return { text: candidate.question, rows: isNear ? candidate.rows : [], pieces: value?.pieces ?? [] };
    }),
    keys: embedded.map(({ key }) => key),
    vectors: vectorsOfAll(embedded, ({ vector }) => vector, dimensions),
    tokens: tokensOfAll(embedded, ({ tokens }) => tokens, layout),
  };
}

const questionOf = ({ vector, tokens, pieces }: Embedding, layout: TokenLayout): QuestionEmbedding => ({
  vector,
  tokens: quantiseTokens(tokens, layout),
  pieces,
});

const isNearItsAnswer = ({ rows }: Candidate, vector: Float32Array, sentences: VectorIndex): boolean =>
  sentences.search(vector, NEAREST).some(({ row }) => rows.includes(row));
