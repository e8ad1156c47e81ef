import type { Corpus, CorpusDocument, Passage, PassageRole, Sentence } from '../../embeddings/corpus.ts';
import type { Span } from '../../embeddings/span.ts';

const DECLARATION_FILE = 'declaration.txt';
const NEWS_FILE = 'news.txt';

const declaration = [
  'Harbour Declaration of the Council of Ministers',
  'Adopted in Port Amity on 3 March 2024',
  'I',
  'The ministers welcome the “Open Quays” programme. They will fund it until 2030.',
  'The ministers support a research centre for tidal energy in Port Amity.',
  'II',
  'The ministers call for safe passage of fishing vessels <in all weathers> & seasons.',
].join('\n');

const news = [
  'Ministers back tidal energy centre',
  'The centre will open with a staff of 40, the harbour office said, and its mega-sized turbines and\n\n economic plans were shown on Monday.',
  'A boat show followed.',
].join('\n\n');

type Line = readonly [role: PassageRole, label: string, sentences: readonly string[], section?: string];

const declarationLines: readonly Line[] = [
  ['title', '', ['Harbour Declaration of the Council of Ministers']],
  ['dateline', '', ['Adopted in Port Amity on 3 March 2024']],
  ['heading', '', ['I']],
  ['provision', 'I ¶1', ['The ministers welcome the “Open Quays” programme.', 'They will fund it until 2030.'], 'I'],
  ['provision', 'I ¶2', ['The ministers support a research centre for tidal energy in Port Amity.'], 'I'],
  ['heading', '', ['II']],
  ['provision', 'II ¶1', ['The ministers call for safe passage of fishing vessels <in all weathers> & seasons.'], 'II'],
];

const newsLines: readonly Line[] = [
  ['title', '', ['Ministers back tidal energy centre']],
  [
    'paragraph',
    '¶1',
    [
      'The centre will open with a staff of 40, the harbour office said, and its mega-sized turbines and\n\n economic plans were shown on Monday.',
    ],
  ],
  ['paragraph', '¶2', ['A boat show followed.']],
];

/** Finds each piece in turn in the text, so that a piece that occurs twice is found where it stands. */
function placed(text: string, pieces: readonly string[], from: number): Span[] {
  let at = from;
  return pieces.map((piece) => {
    const start = text.indexOf(piece, at);
    if (start < 0) throw new Error(`The text does not say "${piece}" after ${at}.`);
    at = start + piece.length;
    return { start, end: at };
  });
}

function passagesOf(documentId: string, text: string, lines: readonly Line[]) {
  let at = 0;
  const passages: Passage[] = [];
  const sentences: Sentence[] = [];
  for (const [ordinal, [role, label, pieces, section]] of lines.entries()) {
    const id = `${documentId}-${ordinal + 1}`;
    const spans = placed(text, pieces, at);
    const span = { start: spans[0]?.start ?? at, end: spans.at(-1)?.end ?? at };
    at = span.end;
    passages.push({ id, documentId, role, label, ...(section ? { section } : {}), ...span });
    if (label) sentences.push(...spans.map((s, n) => ({ id: `${id}.${n + 1}`, passageId: id, ...s })));
  }
  return { passages, sentences };
}

const harbour: CorpusDocument = {
  id: 'harbour-declaration',
  title: 'Harbour Declaration of the Council of Ministers',
  kind: 'declaration',
  issuer: 'Council of Ministers',
  date: '2024-03-03',
  language: 'en',
  place: 'Port Amity',
  file: DECLARATION_FILE,
  start: 0,
  end: declaration.length,
};

const tidal: CorpusDocument = {
  id: 'tidal-centre',
  title: 'Ministers back tidal energy centre',
  kind: 'news',
  language: 'en',
  file: NEWS_FILE,
  start: 0,
  end: news.length,
};

/**
 * A declaration of three provisions in two sections and a newspaper article with a page break inside a
 * sentence: small enough to read, with what makes offsets and markup go wrong (curly quotes, `<`, `&`).
 */
export function smallCorpus(): Corpus {
  const parts = [passagesOf(harbour.id, declaration, declarationLines), passagesOf(tidal.id, news, newsLines)];
  return {
    files: [
      { name: DECLARATION_FILE, text: declaration },
      { name: NEWS_FILE, text: news },
    ],
    documents: [harbour, tidal],
    passages: parts.flatMap((part) => part.passages),
    sentences: parts.flatMap((part) => part.sentences),
  };
}
