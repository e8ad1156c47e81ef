import { describe, expect, it } from 'vitest';
import { attributedSpeaker } from '../../../scripts/parse/attributed-speaker.ts';
import { corpusOf, passagesIn } from '../../support/corpus-outline.ts';

/** The roles of a text's passages, in order. */
const rolesIn = (text: string) => corpusOf(text).passages.map(({ role }) => role);

describe('rolesOf', () => {
  it('reads a statement with preamble, sections, lists and a date line', () => {
    const text = `Joint Statement of the Ministers of Water

Adopted at Geneva, 3 May 2024

The Ministers of Water of the riparian states,

Recalling the Convention of 12 June 1992,

Deeply concerned by the loss of wetlands; and

Mindful of the needs of all,

Declare as follows:

I. General provisions

1. The parties reaffirm their commitment.

2. Each party shall:

(a) publish its data;

(b) inform its neighbours.

II. Final provisions

3. It enters into force on 1 January 2025.`;
    expect(rolesIn(text)).toEqual([
      'title',
      'dateline',
      'lead',
      'item',
      'item',
      'item',
      'lead',
      'heading',
      'paragraph',
      'lead',
      'item',
      'item',
      'heading',
      'paragraph',
    ]);
    expect(corpusOf(text).documents[0]?.date).toBe('2024-05-03');
  });

  it('reads an article with byline, subhead, caption and credit line', () => {
    const text =
      'River Talks Begin\n\nBy Jane Roe & John Doe\n\nThe talks began.\n\nThe hall at night. (Photo: Evening Post)\n\nWhat was said\n\nNothing was said.\n\nSource: Evening Post';
    expect(rolesIn(text)).toEqual(['title', 'byline', 'paragraph', 'caption', 'heading', 'paragraph', 'byline']);
  });

  it('reads Markdown headings and lists', () => {
    const text =
      '# Statement\n\nWe call on all:\n\n* stop the shelling\n* open the corridor\n\n## Next steps\n\nWe meet again.';
    expect(passagesIn(corpusOf(text))).toEqual([
      'title: # Statement',
      'lead ¶1: We call on all:',
      'item ¶2: * stop the shelling',
      'item ¶3: * open the corridor',
      'heading: ## Next steps',
      'paragraph ¶4: We meet again.',
    ]);
    expect(corpusOf(text).documents[0]?.title).toBe('Statement');
  });

  it('takes short lines under a colon for its list', () => {
    expect(rolesIn('Topics\n\nThe statements are on:\n\nEnergy\nTrade\nWater\n\nThat is all.')).toEqual([
      'title',
      'lead',
      'item',
      'item',
      'item',
      'paragraph',
    ]);
  });

  it.each([
    ['a text that is one sentence', 'The Congo is a river.', ['paragraph']],
    ['a text that is one line without a stop', 'The Congo', ['paragraph']],
    ['a first line that is prose', 'The Congo is a river.\n\nIt is long.', ['paragraph', 'paragraph']],
    [
      'many short lines in a row',
      'Title\n\nHere they are.\n\nA\n\nOne\n\nTwo\n\nThree\n\nIt ends.',
      ['title', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph', 'paragraph'],
    ],
  ])('reads %s', (_, text, roles) => {
    expect(rolesIn(text)).toEqual(roles);
  });
});

describe('attributedSpeaker', () => {
  it.each([
    ["— From Chinese President Xi Jinping's speech at the 25th Meeting, September 1", 'Xi Jinping'],
    ["— From Jane Roe's opening remarks", 'Jane Roe'],
    ['— From a speech by Secretary-General Jane Roe at the hall', 'Jane Roe'],
    ['— Jane Roe, historian', 'Jane Roe'],
    ['— From the archive', undefined],
  ])('%s → %s', (line, expected) => {
    expect(attributedSpeaker(line)).toBe(expected);
  });
});
