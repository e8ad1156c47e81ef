import { describe, expect, it } from 'vitest';
import { longDate, quotedText } from '../../web/quoted-text.ts';
import { answered } from '../support/small-replies.ts';

const wording = { language: 'en', resolve: (path: string) => `https://communique.example${path}` };

describe('quotedText', () => {
  it('keeps every source with its quotation', () => {
    const text = quotedText(answered('tides?', [['harbour-declaration-5.1', 'tidal-centre-3.1']]), wording);
    expect(text.split('\n')).toEqual([
      'tides?',
      '',
      '“The ministers support a research centre for tidal energy in Port Amity.”',
      '— Harbour Declaration of the Council of Ministers, I ¶2, 3 March 2024',
      expect.stringMatching(/^ {2}https:\/\/communique\.example\/documents\/harbour-declaration\?from=\d+&to=\d+#/),
      '— Ministers back tidal energy centre, ¶2',
      expect.stringMatching(/^ {2}https:\/\/communique\.example\/documents\/tidal-centre\?/),
    ]);
  });

  it('puts the line that gives a statement its subject above it', () => {
    const reply = answered('tides?', [['harbour-declaration-4.2']]);
    const lead = { text: 'The ministers welcome the “Open Quays” programme.', citation: 2 };
    const led = { ...reply, answer: reply.answer.map((statement) => ({ ...statement, lead })) };
    expect(quotedText(led, wording)).toContain(`${lead.text}\n“They will fund it until 2030.”`);
  });
});

describe('longDate', () => {
  it.each([
    ['writes a day out', '2024-03-03', '3 March 2024'],
    ['does not slip to the day before in the west', '2024-01-01', '1 January 2024'],
    ['leaves a year as it is', '2024', '2024'],
    ['leaves a day that no calendar has as it is', '2024-02-31x', '2024-02-31x'],
    ['leaves words as they are', 'spring 2024', 'spring 2024'],
  ])('%s', (_, day, expected) => {
    expect(longDate(day, 'en')).toBe(expected);
  });
});
