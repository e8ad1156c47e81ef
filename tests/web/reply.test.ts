import { describe, expect, it } from 'vitest';
import { documentsQuoted, wasReinterpreted } from '../../web/reply.ts';
import { answered } from '../support/small-replies.ts';

describe('wasReinterpreted', () => {
  it.each([
    ['the same words', 'What of tides?', false],
    ['the same words without their closing mark, in another case', 'what of  tides', false],
    ['more than was typed', 'What of tides in Port Amity?', true],
  ])('for %s', (_, interpretedAs, expected) => {
    expect(wasReinterpreted(answered('What of tides?', [['tidal-centre-2.1']], { interpretedAs }))).toBe(expected);
  });
});

describe('documentsQuoted', () => {
  it('counts a document once, however often it is quoted', () => {
    const statements = [['harbour-declaration-4.1', 'tidal-centre-2.1'], ['harbour-declaration-4.2']];
    expect(documentsQuoted(answered('tides?', statements))).toBe(2);
  });
});
