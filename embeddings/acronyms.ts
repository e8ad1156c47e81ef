/** The names of a corpus that have three to six words, by the capitals these begin with. */
export type Acronyms = ReadonlyMap<string, NameInFull>;

/** What an acronym stands for in a corpus. */
export interface NameInFull {
  readonly name: string;
  /** Whether the corpus writes the acronym too, though not more often than the name. */
  readonly isUsed: boolean;
}

/** "Belt and Road Initiative", "Anti-Terrorist Structure"; words in capitals are no part of it. */
const WORD = String.raw`\p{Lu}\p{Ll}+`;
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])${WORD}(?:(?:(?: (?:of|for|on|and|the)){0,2} |-)${WORD}){2,}(?![\p{L}\p{N}])`,
  'gu',
);
const INITIAL = /(?<=^| |(-))\p{Lu}/gu;
const LETTERS = { least: 3, most: 6 };
const ACRONYM = new RegExp(String.raw`(?<![\p{L}\p{N}])\p{Lu}{${LETTERS.least},${LETTERS.most}}(?![\p{L}\p{N}])`, 'gu');

/**
 * Lists what acronyms may stand for in sentences whose white space is folded: every name, and every end of one ("Chinese
 * Belt and Road Initiative"), by its capitals. Of several the most frequent, and of those the first. An acronym that is
 * written more often than its name is left out: it needs no other words.
 */
export function acronymsOf(sentences: Iterable<string>): Acronyms {
  const names = new Map<string, Map<string, number>>();
  const written = new Map<string, number>();
  for (const sentence of sentences) {
    for (const [acronym] of sentence.matchAll(ACRONYM)) count(written, acronym);
    for (const [whole] of sentence.matchAll(NAME)) {
      for (const [letters, name] of endsOf(whole)) {
        const known = names.get(letters) ?? new Map();
        names.set(letters, known);
        count(known, name);
      }
    }
  }
  return new Map(
    [...names].flatMap(([letters, counts]) => {
      const [name, times] = mostFrequent(counts);
      const used = written.get(letters) ?? 0;
      return used > times ? [] : [[letters, { name, isUsed: used > 0 }]];
    }),
  );
}

const ARTICLE = /^(?:The|An) /u;

/** Words with capitals that a name has at most: more than letters, for some are called by their first half. */
const MOST_WORDS = 8;

/** A name and its ends, each with its capitals; none begins with an article or within a word that a hyphen joins. */
function endsOf(whole: string): [letters: string, name: string][] {
  const starts = [...whole.matchAll(INITIAL)].filter(([, hyphen]) => hyphen === undefined);
  const ends = starts.slice(-MOST_WORDS).map(({ index }) => whole.slice(index));
  const names = ends.filter((end) => !ARTICLE.test(end));
  return names.flatMap((name) => lettersOf(name).map((letters): [string, string] => [letters, name]));
}

/** "Treaty on the Non-Proliferation of Nuclear Weapons" is called the Non-Proliferation Treaty. */
const SUBJECT_FIRST = /^(?<kind>\S+) on (?:the )?(?<subject>.+?)(?= of | for |$)/u;

/** The acronyms of a name: its capitals, and those it has when its subject is put first. */
function lettersOf(name: string): string[] {
  const { kind, subject } = SUBJECT_FIRST.exec(name)?.groups ?? {};
  const forms = subject === undefined ? [name] : [name, `${subject} ${kind}`];
  const acronyms = forms.map((form) => (form.match(INITIAL) ?? []).join(''));
  return acronyms.filter(({ length }) => length >= LETTERS.least && length <= LETTERS.most);
}

function count(counts: Map<string, number>, one: string): void {
  counts.set(one, (counts.get(one) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<string, number>): [name: string, times: number] {
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best));
}
