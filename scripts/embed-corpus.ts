import type { Corpus } from '../embeddings/corpus.ts';
import type { Embedder, Embedding } from '../embeddings/embedder.ts';
import { lexiconOf } from '../embeddings/lexicon.ts';
import type { ContextTable, IndexContents } from '../embeddings/storage/contents.ts';
import { lexicalFiles } from '../embeddings/storage/lexical-files.ts';
import { innerTokens, quantiseTokens, type TokenForm } from '../embeddings/token-table.ts';
import { type EmbedProgress, embedTexts } from './embed-texts.ts';
import { contextTexts, passageTexts, sentenceTexts } from './embedding-texts.ts';
import type { KnownEmbeddings } from './known-embeddings.ts';
import { embedSuggestions } from './suggest/embed-suggestions.ts';
import { tokensOfAll, vectorTable } from './tables.ts';

/** What a build is doing; `indexes` has no progress of its own. */
export type BuildStep = 'passages' | 'sentences' | 'contexts' | 'suggestions' | 'indexes';

/** Hears how far a step of the build is. */
export type BuildReport = (step: BuildStep, progress: EmbedProgress) => void;

/** Everything an index holds of a corpus: what is not `known` is embedded, and the indexes are made. */
export async function embedCorpus(
  corpus: Corpus,
  embedder: Embedder,
  form: TokenForm,
  known: KnownEmbeddings,
  report: BuildReport,
): Promise<Omit<IndexContents, 'origin'>> {
  const { dimensions, tokenDimensions } = embedder;
  const hear = (step: BuildStep) => (progress: EmbedProgress) => report(step, progress);
  const layout = { form, dimensions: tokenDimensions };
  const tokensOf = ({ tokens }: Embedding) => quantiseTokens(innerTokens(tokens), layout);
  const vectorOf = ({ vector }: Embedding) => vector;
  const sentenceOf = (embedding: Embedding) => ({ vector: embedding.vector, tokens: tokensOf(embedding) });

  const texts = sentenceTexts(corpus);
  const places = contextTexts(corpus);
  const distinct = [...new Set(places)];
  const passages = await embedTexts(passageTexts(corpus), embedder, vectorOf, known.passages, hear('passages'));
  const sentences = await embedTexts(texts, embedder, sentenceOf, known.sentences, hear('sentences'));
  const contexts = await embedTexts(distinct, embedder, tokensOf, known.contexts, hear('contexts'));
  const sentenceTable = vectorTable(sentences, ({ vector }) => vector, dimensions);
  const { index } = sentenceTable;
  const suggestions = await embedSuggestions(corpus, index, embedder, known.suggestions, hear('suggestions'));
  report('indexes', { done: 0, total: 0 });
  return {
    dimensions,
    corpus,
    passages: vectorTable(passages, (value) => value, dimensions),
    sentences: sentenceTable,
    tokens: tokensOfAll(sentences, ({ tokens }) => tokens, layout),
    contexts: {
      tokens: tokensOfAll(contexts, (value) => value, layout),
      keys: contexts.map(({ key }) => key),
      rowOf: rowsOf(places, distinct),
    },
    suggestions,
    extras: lexicalFiles(lexiconOf(texts, corpus.files)),
  };
}

/** The place of each text among the distinct ones. */
function rowsOf(texts: readonly string[], distinct: readonly string[]): ContextTable['rowOf'] {
  const rows = new Map(distinct.map((text, row) => [text, row]));
  return Uint32Array.from(texts, (text) => rows.get(text) as number);
}
