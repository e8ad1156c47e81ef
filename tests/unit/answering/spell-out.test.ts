import { describe, expect, it } from 'vitest';
import { spellOut } from '../../../server/answering/spell-out.ts';

const acronyms = new Map([
  ['TRC', { name: 'Tide Research Centre', isUsed: false }],
  ['WTO', { name: 'World Trade Organization', isUsed: true }],
]);

describe('spellOut', () => {
  it.each([
    ['the name for an acronym that the corpus does not use', 'What of the TRC?', 'What of the Tide Research Centre?'],
    ['both where it uses either', 'WTO rules', 'World Trade Organization (WTO) rules'],
    ['a name for several', 'Which TRCs are there?', 'Which Tide Research Centre are there?'],
    ['a name for a question that is nothing else', 'TRC', 'Tide Research Centre'],
  ])('puts %s', (_what, question, spelt) => {
    expect(spellOut(question, acronyms)).toBe(spelt);
  });

  it.each([
    ['an acronym it does not know', 'What of the XYZ?'],
    ['small letters', 'what of the trc?'],
    ['a part of a word', 'What of TRCX and of X2TRC?'],
    ['a question all in capitals', 'WHAT OF THE TRC?'],
    ['a name that stands there already', 'What of the Tide Research Centre (TRC)?'],
  ])('leaves %s', (_what, question) => {
    expect(spellOut(question, acronyms)).toBe(question);
  });
});
