import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseQuestions, QUESTION_TYPES, type Question, QuestionsError, readQuestions } from '../eval/questions.ts';

const SEEDS = [
  '000_e1784e2a037573eb.txt',
  '001_9e4fba7b461dd14c.txt',
  '002_cf42b85158583be7.txt',
  '003_9ea262b0493b265e.txt',
  '004_169c989276c5a3b3.txt',
];
const texts = new Map(await Promise.all(SEEDS.map(async (name) => [name, await seedText(name)] as const)));
const questions = await readQuestions(new URL('../eval/questions.jsonl', import.meta.url));
const heldout = await readQuestions(new URL('../eval/heldout.jsonl', import.meta.url));
const validation = await readQuestions(new URL('../eval/validation.jsonl', import.meta.url));
const nearMisses = await readQuestions(new URL('../eval/near-misses.jsonl', import.meta.url));

function seedText(name: string): Promise<string> {
  return readFile(new URL(`../../seeds/${name}`, import.meta.url), 'utf8');
}

function countByType(set: readonly Question[]): Record<string, number> {
  return Object.fromEntries(QUESTION_TYPES.map((type) => [type, set.filter((q) => q.type === type).length]));
}

describe.each([
  ['questions.jsonl', questions],
  ['heldout.jsonl', heldout],
  ['validation.jsonl', validation],
] as const)('%s', (_name, set) => {
  it('quotes every gold sentence verbatim from its seed file', () => {
    const gold = set.flatMap((q) => q.gold.map((g) => ({ id: q.id, ...g })));
    expect(gold.filter(({ file, quote }) => !texts.get(file)?.includes(quote))).toEqual([]);
  });

  it('lists no gold sentence twice for one question', () => {
    const doubled = set.filter((q) => new Set(q.gold.map((g) => g.file + g.quote)).size !== q.gold.length);
    expect(doubled.map((q) => q.id)).toEqual([]);
  });

  it('demands only words that stand in a gold sentence', () => {
    const missing = set.flatMap((q) =>
      q.must_contain.filter((word) => !q.gold.some((g) => g.quote.includes(word))).map((word) => [q.id, word]),
    );
    expect(missing).toEqual([]);
  });

  it('asks about every seed file', () => {
    expect(new Set(set.flatMap((q) => q.gold.map((g) => g.file)))).toEqual(new Set(SEEDS));
  });
});

describe('the sets together', () => {
  const all = [...questions, ...heldout, ...validation, ...nearMisses];

  it('give every question an id of its own', () => {
    expect(new Set(all.map((q) => q.id)).size).toBe(all.length);
  });

  it('name every question by a letter and three digits, and by one of our types', () => {
    expect(all.filter(({ id }) => !/^[a-z]\d{3}$/.test(id))).toEqual([]);
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(QUESTION_TYPES));
  });

  it('ask nothing twice', () => {
    const asked = all.map((q) => JSON.stringify([q.history ?? [], q.question.toLowerCase()]));
    expect(new Set(asked).size).toBe(all.length);
  });

  it('hold the mix the README promises', () => {
    expect(countByType(questions)).toEqual({
      fact: 89,
      topic: 57,
      paraphrase: 46,
      source: 34,
      messy: 26,
      followup: 28,
      unanswerable: 63,
    });
    expect(countByType(heldout)).toEqual({
      fact: 12,
      topic: 7,
      paraphrase: 5,
      source: 4,
      messy: 3,
      followup: 3,
      unanswerable: 6,
    });
    expect(countByType(validation)).toEqual({
      fact: 12,
      topic: 7,
      paraphrase: 7,
      source: 4,
      messy: 3,
      followup: 3,
      unanswerable: 8,
    });
    expect(nearMisses.filter(({ answerable }) => answerable)).toEqual([]);
    expect(nearMisses.length).toBe(90);
  });
});

describe('parseQuestions', () => {
  const question = {
    id: 'q001',
    type: 'fact',
    question: 'When?',
    answerable: true,
    gold: [{ file: 'a.txt', quote: 'On Monday.' }],
    must_contain: ['Monday'],
  };
  const line = (change: object) => JSON.stringify({ ...question, ...change });

  it('reads one question a line and skips empty lines', () => {
    expect(parseQuestions(`${line({})}\n\n${line({ id: 'q002' })}\n`, 'set').map((q) => q.id)).toEqual([
      'q001',
      'q002',
    ]);
  });

  it.each([
    ['text that is not JSON', '{', /^set:2: not valid JSON/],
    ['an empty type', line({ type: '' }), /^set:2: .*at type/s],
    ['a misspelt field', line({ must_contian: [] }), /^set:2: .*must_contian/s],
    ['an answerable question without gold', line({ gold: [] }), /^set:2: .*gold must be given/s],
    ['an answerable question of type unanswerable', line({ type: 'unanswerable' }), /^set:2: .*must disagree/s],
    ['a followup without history', line({ type: 'followup' }), /^set:2: .*needs its history/s],
    ['a group that points past the gold', line({ all_of: [[0], [1]] }), /^set:2: .*past the end of gold/s],
  ])('refuses %s, naming file and line', (_case, bad, message) => {
    const parse = () => parseQuestions(`${line({})}\n${bad}`, 'set');
    expect(parse).toThrow(QuestionsError);
    expect(parse).toThrow(message);
  });
});
