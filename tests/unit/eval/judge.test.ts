import { describe, expect, it } from 'vitest';
import { type Judged, judge } from '../../eval/judge.ts';
import type { Question } from '../../eval/questions.ts';

const TEXT = 'The quays stay open until 2030. A centre for tidal energy will be built. A boat show followed.';
const textOf = (file: string) => (file === 'harbour.txt' ? TEXT : undefined);

const QUAYS = 'The quays stay open until 2030.';
const CENTRE = 'A centre for tidal energy will be built.';
const SHOW = 'A boat show followed.';

const question: Question = {
  id: 'q001',
  type: 'topic',
  question: 'What is planned?',
  answerable: true,
  gold: [
    { file: 'harbour.txt', quote: QUAYS },
    { file: 'harbour.txt', quote: CENTRE },
  ],
  must_contain: [],
  all_of: [[0], [1]],
};

function citing(quote: string, id: number, file = 'harbour.txt') {
  const start = TEXT.indexOf(quote);
  return { id, file, start, end: start + quote.length, quote };
}

function answering(quotes: readonly string[]): Judged {
  return {
    status: 'answered',
    answer: quotes.map((text, i) => ({ text, citations: [i + 1] })),
    citations: quotes.map((quote, i) => citing(quote, i + 1)),
    confidence: 0.7,
  };
}

describe('judge', () => {
  it('tells statement by statement what is right, and how much of the topic is covered', () => {
    expect(judge(question, answering([SHOW, CENTRE]), textOf)).toEqual({
      id: 'q001',
      type: 'topic',
      answerable: true,
      answered: true,
      confidence: 0.7,
      first: SHOW,
      right: [false, true],
      covered: 0.5,
      citations: 2,
      verbatim: 2,
      grounded: 2,
    });
  });

  it('counts nothing for silence, and no coverage where no groups are listed', () => {
    const silent: Judged = { status: 'no_answer', answer: [], citations: [] };
    expect(judge(question, silent, textOf)).toMatchObject({ answered: false, right: [], covered: 0 });
    const { all_of: _, ...fact } = question;
    expect(judge(fact, silent, textOf).covered).toBeUndefined();
  });

  it('does not take the right words from a file that does not say them', () => {
    const reply = answering([QUAYS]);
    const elsewhere = { ...reply, citations: [citing(QUAYS, 1, 'other.txt')] };
    expect(judge(question, elsewhere, textOf)).toMatchObject({ right: [false], verbatim: 0, grounded: 1 });
  });

  it('does not take a right citation for a statement that says something else', () => {
    const reply: Judged = { ...answering([QUAYS]), answer: [{ text: SHOW, citations: [1] }] };
    expect(judge(question, reply, textOf)).toMatchObject({ right: [false], verbatim: 1, grounded: 0 });
  });

  it('takes a right statement by any of its citations', () => {
    const reply: Judged = {
      status: 'answered',
      answer: [{ text: QUAYS, citations: [1, 2] }],
      citations: [citing(QUAYS, 1, 'other.txt'), citing(QUAYS, 2)],
    };
    expect(judge(question, reply, textOf)).toMatchObject({ right: [true], citations: 2, verbatim: 1 });
  });

  it.each([
    ['is one character off', { ...citing(QUAYS, 1), start: 1 }],
    ['is empty', { ...citing(QUAYS, 1), end: 0, quote: '' }],
    ['has its white space folded', { ...citing(QUAYS, 1), quote: QUAYS.replace(' ', '\n') }],
  ])('calls a citation that %s not verbatim', (_case, citation) => {
    expect(judge(question, { ...answering([QUAYS]), citations: [citation] }, textOf).verbatim).toBe(0);
  });

  it('calls a statement that cites nothing neither right nor grounded', () => {
    const reply: Judged = { ...answering([QUAYS]), answer: [{ text: QUAYS, citations: [7] }] };
    expect(judge(question, reply, textOf)).toMatchObject({ right: [false], grounded: 0 });
  });
});
