import { describe, expect, it } from 'vitest';
import { countWords } from '../../../embeddings/vocabulary.ts';
import { correctSpelling, vocabularyOf } from '../../../server/answering/spelling.ts';

const CORPUS = [
  'Member states welcome the High-Level International Conference on Glacier Protection (Dushanbe, May 29–31, 2025).',
  'They ensure humanitarian access and support investors and decision-makers.',
];
const acronyms = new Map([['GPC', { name: 'Conference on Glacier Protection', isUsed: false }]]);
const vocabulary = vocabularyOf(countWords(CORPUS), acronyms);

describe('correctSpelling', () => {
  it.each([
    ['a letter left out', 'glacer', ['g', '##lace', '##r'], 'glacier'],
    ['two letters changed places', 'dushnabe', ['du', '##sh', '##na', '##be'], 'dushanbe'],
    ['a letter left out of a long word', 'confrence', ['con', '##fr', '##ence'], 'conference'],
    ['an acronym in small letters', 'gpc', ['gp', '##c'], 'Conference on Glacier Protection'],
    ['a doubled letter left out', 'acess', ['ace', '##ss'], 'access'],
  ])('mends %s', (_, typed, pieces, mended) => {
    expect(correctSpelling(typed, ['[CLS]', ...pieces, '[SEP]'], vocabulary)).toBe(mended);
  });

  it.each([
    ['a word the model knows though the corpus does not', 'recipe', ['recipe']],
    ['a known word with an ending', 'inventors', ['inventor', '##s']],
    ['a name unlike any word of the corpus', 'Alelec', ['ale', '##lec']],
    ['a word too short to tell', 'xuy', ['x', '##uy']],
    ['a number', '20255', ['202', '##55']],
  ])('leaves %s as it is', (_, typed, pieces) => {
    expect(correctSpelling(typed, ['[CLS]', ...pieces, '[SEP]'], vocabulary)).toBe(typed);
  });

  it('keeps everything around a mended word', () => {
    const pieces = ['[CLS]', 'the', '(', 'g', '##lace', '##r', ')', 'talks', '?', '[SEP]'];
    expect(correctSpelling('The (glacer)  talks?', pieces, vocabulary)).toBe('The (glacier)  talks?');
  });
});
