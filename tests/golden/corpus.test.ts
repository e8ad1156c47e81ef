import { beforeAll, describe, expect, it } from 'vitest';
import type { Corpus } from '../../embeddings/corpus.ts';
import { buildCorpus } from '../../scripts/corpus.ts';
import { readSeeds } from '../../scripts/read-seeds.ts';
import { verify } from '../../scripts/verify.ts';
import { readCatalog } from '../../seeds/catalog.ts';
import { outline } from '../support/corpus-outline.ts';

/** Each document of the seeds, read whole, beside the outline a reader has checked; the file has the name of the test. */
const GOLDEN: readonly [title: string, documentId: string][] = [
  ['a preamble and bullets under the line that gives them their subject', 'sco-ai-declaration'],
  ['an excerpt in another translation', 'tianjin-declaration-ai-part'],
  ['a summary with links glued to its paragraphs', 'tianjin-declaration-tech-coverage'],
  ['a declaration in sections of numbered provisions', 'tianjin-declaration'],
  ['a news article with a glued header', 'ai-application-center-news'],
  ['a byline glued in front of the first sentence', 'ai-forum-news'],
  ['a speech whose speaker stands below it', 'founding-mission-speech'],
  ['a speech with a page break inside a sentence', 'global-governance-speech'],
  ['a list of statements', 'summit-statements-list'],
  ['photo captions with their credits', 'summit-photo-captions'],
  ['a feature with subheads and quotations', 'shanghai-spirit-feature'],
  ['a feature that follows one person over paragraphs', 'builds-futures-feature'],
];

let corpus: Corpus;

beforeAll(async () => {
  corpus = buildCorpus(await readSeeds('seeds'), await readCatalog('seeds'));
});

describe('the corpus of the seeds', () => {
  it.each(GOLDEN)('reads %s', async (title, documentId) => {
    await expect(outline(corpus, documentId)).toMatchFileSnapshot(`${title.replaceAll(' ', '-')}.txt`);
  });

  it('has a golden outline for every document', () => {
    expect(corpus.documents.map(({ id }) => id)).toEqual(GOLDEN.map(([, id]) => id));
  });

  it('has no problems', () => {
    expect(verify(corpus)).toEqual([]);
  });

  it('is the same every time', async () => {
    expect(buildCorpus(await readSeeds('seeds'), await readCatalog('seeds'))).toEqual(corpus);
  });

  it('leaves out nothing but links, a section label and the white space between documents', () => {
    const lost = corpus.files.flatMap(({ name, text }) => {
      const ids = new Set(corpus.documents.filter(({ file }) => file === name).map(({ id }) => id));
      const rest = corpus.passages
        .filter(({ documentId }) => ids.has(documentId))
        .reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
      return rest.split(/\n+/).map((line) => line.trim());
    });
    expect(lost.filter(Boolean)).toEqual(['Read more', 'Read more', 'Read more', 'English News']);
  });
});
