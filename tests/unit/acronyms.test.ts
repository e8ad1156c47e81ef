import { describe, expect, it } from 'vitest';
import { acronymsOf } from '../../embeddings/acronyms.ts';

const namesIn = (...sentences: string[]) =>
  Object.fromEntries([...acronymsOf(sentences)].map(([letters, { name }]) => [letters, name]));

describe('acronymsOf', () => {
  it.each([
    ['joined by small words', 'They back the Belt and Road Initiative.', 'BRI', 'Belt and Road Initiative'],
    ['with a hyphen', 'The Regional Anti-Terrorist Structure met.', 'RATS', 'Regional Anti-Terrorist Structure'],
    ['after other capitals', 'Six SCO Tide Research Centres opened.', 'TRC', 'Tide Research Centres'],
    [
      'whose subject is put first',
      'The Treaty on the Non-Dumping of Solid Waste holds.',
      'NDT',
      'Treaty on the Non-Dumping of Solid Waste',
    ],
    ['within marks', 'To the «Chemical Weapons Convention», all.', 'CWC', 'Chemical Weapons Convention'],
  ])('knows a name %s', (_what, sentence, letters, name) => {
    expect(namesIn(sentence)[letters]).toBe(name);
  });

  it('knows the ends of a longer name too, but none that begins within a word', () => {
    expect(namesIn('The Chinese Tide Research Centre and its Free-Trade Port Area.')).toEqual({
      CTRC: 'Chinese Tide Research Centre',
      TRC: 'Tide Research Centre',
      FTPA: 'Free-Trade Port Area',
    });
  });

  it('finds nothing in fewer than three words, in small letters, or across other words', () => {
    expect(namesIn('The Harbour of Ellery has a tide research centre in Port Ellery, Sandwick.')).toEqual({});
  });

  it('takes the most frequent name, and of those the first', () => {
    const [tide, tea, toy] = ['Tide Research Centre', 'Tea Rose Club', 'Toy Repair Corps'].map((name) => `a ${name}`);
    expect(namesIn(`${tea}`, `${tide}, ${tide}`)['TRC']).toBe('Tide Research Centre');
    expect(namesIn(`${tea}`, `${toy}`)['TRC']).toBe('Tea Rose Club');
  });

  it('tells whether the acronym is written too, and leaves out one that is written more often', () => {
    const name = 'the Tide Research Centre';
    expect(acronymsOf([name]).get('TRC')).toEqual({ name: 'Tide Research Centre', isUsed: false });
    expect(acronymsOf([`${name} (TRC)`]).get('TRC')).toEqual({ name: 'Tide Research Centre', isUsed: true });
    expect(acronymsOf([`${name} (TRC)`, 'TRC']).get('TRC')).toBeUndefined();
  });
});
