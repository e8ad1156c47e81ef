import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../scripts/suggest/candidates.ts';
import { corpusOf, sentencesIn } from '../../support/corpus-outline.ts';

const questionsOf = (text: string) => candidatesOf(corpusOf(text)).map(({ question }) => question);

const paragraphs = (...sentences: string[]) => `A title\n\n${sentences.join('\n\n')}\n`;

describe('candidatesOf', () => {
  it.each([
    ['a name', 'They back Max Lind.', 'What is said about Max Lind?'],
    ['the article of a name', 'They back the Tide Centre.', 'What is said about the Tide Centre?'],
    ['"the" for "a"', 'They back a Tide Centre in town.', 'What is said about the Tide Centre?'],
    ['a quoted title', 'They back the «Open Quays» plan.', 'What is said about the “Open Quays”?'],
    ['who speaks', 'The town needs quays, Ann Roe said.\n\nAnn Roe said so twice.', 'What did Ann Roe say?'],
    ['who speaks, with an office', 'Ann Roe, head of the port, told a paper so.', 'What did Ann Roe say?'],
  ])('asks about %s', (_, sentence, question) => {
    expect(questionsOf(paragraphs(sentence))).toContain(question);
  });

  it('asks for a heading as the sentences write it', () => {
    const text =
      'A title\n\nDigital economy (new)\n\nThe leaders back the digital economy. They met twice.\n\nQuays\n\nThe harbours are old, and nobody mends them.\n';
    expect(questionsOf(text)).toEqual(['What is said about the digital economy?']);
  });

  it('takes a word for a place where it stands like one more than once', () => {
    const text = paragraphs(
      'They met in Sandwick, and left.',
      'The centre in Sandwick is new.',
      'He eats Marmite, and smiles.',
    );
    expect(questionsOf(text)).toEqual(['What is said about Sandwick?']);
  });

  it('asks what a speaker said about a thing', () => {
    const text =
      "Three tasks\n\nFirst, we should back the Tide Centre. It is new.\n\nSecond, we should train pilots. They are few.\n\n— From Chair Ilse Marr's speech at the Coastal Council in Port Ellery, May 3\n";
    expect(questionsOf(text)).toEqual(['What did Ilse Marr say about the Tide Centre?']);
  });

  it('does not ask about what stands everywhere, nor about two things at once', () => {
    const everywhere = Array.from({ length: 12 }, (_, i) => `The Coastal Council has paid for quay number ${i}.`);
    expect(questionsOf(paragraphs(...everywhere))).toEqual([]);
    expect(questionsOf(paragraphs('They sail between Asia and Europe.', 'They like Asia.'))).toEqual([]);
  });

  it('names the sentences that each question was made from', () => {
    const corpus = corpusOf(paragraphs('They met. They back the Tide Centre.', 'The Tide Centre is new.'));
    const [candidate] = candidatesOf(corpus);
    expect(candidate?.rows.map((row) => sentencesIn(corpus)[row])).toEqual([
      'They back the Tide Centre.',
      'The Tide Centre is new.',
    ]);
  });

  it('lets the documents take turns, the most frequent names first', () => {
    const many = 'Ann Roe is here. Max Lind is here. Ann Roe is late. Eva Holm is here.';
    const questions = questionsOf(paragraphs(many));
    expect(questions[0]).toBe('What is said about Ann Roe?');
    expect(questions).toHaveLength(3);
  });

  it('asks short questions about sentences that there are, each once, whatever the text', () => {
    const word = fc.constantFrom(
      'Ann',
      'Roe',
      'the',
      'Tide',
      'of',
      'Centre',
      'and',
      '“Open Quays”',
      'said',
      'in',
      '.',
      ',',
      'a',
      '(',
      '$&',
      '’s',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (parts) => {
        const corpus = corpusOf(paragraphs(parts.join(' ')));
        const candidates = candidatesOf(corpus);
        const questions = candidates.map(({ question }) => question);
        expect(new Set(questions).size).toBe(questions.length);
        for (const { question, rows } of candidates) {
          expect(question.length).toBeLessThanOrEqual(90);
          expect(question).toMatch(/^What (?:is said about|did .+ say(?: about)?) ?[^?]*\?$/u);
          expect(rows.length).toBeGreaterThan(0);
          for (const row of rows) expect(corpus.sentences[row]).toBeDefined();
        }
      }),
    );
  });
});
