import { describe, expect, it } from 'vitest';
import { fold, slice } from '../../../embeddings/span.ts';
import { sentenceSpans } from '../../../scripts/chunk/sentences.ts';

const split = (text: string) => sentenceSpans(text, { start: 0, end: text.length }).map((span) => slice(text, span));

/** Each text is written with "|" where a sentence ends. */
const CASES: readonly [what: string, marked: string][] = [
  ['a name with a full stop inside', 'It draws on the “Alem.AI” center.| It grew into Azon.tj, a brand with a team.'],
  ['a saint, and a date in brackets', 'They met (St. Petersburg, December 12, 2024), and noted it.| It ended.'],
  ['a bracket at the end', 'They recall the conference (Dushanbe, June 19, 2025).| They note the outcomes.'],
  [
    'a full stop inside a closing quotation mark',
    'It is held under “One Earth, One Future.” |Member states call on all.',
  ],
  ['straight quotation marks', '"We must collectively focus," he said. |"China can play a part." |He left.'],
  ['guillemets', 'They signed the «Agreement on Border Defense».| The «Statement» was issued.'],
  ['a quotation and the one who says it', '"It feels like magic," he said.| His journey mirrors that of others.'],
  ['a quoted question and a name', '“Is it over?” Roe asked.| “No!” she said.'],
  ['a number and its abbreviation', 'See No. 5 and Art. 12.| It holds.| Fig. 3 shows 3.14 and $890 billion.'],
  ['a plain "no" at the end', 'The answer was no.| It was final.'],
  ['titles and initials', 'Dr. Jane Roe and George W. Bush met E.I. du Pont.| J. R. R. Tolkien did not.'],
  ['theorists after "as"', 'Among such theorists as J. A. Hobson it is known.| It spread.'],
  ['a letter that names a class', 'It is in class P.| Similarly, others are not.| Take vitamin C.| Then rest.'],
  ['a numeral after a name', 'It began before World War I.| France took part.'],
  [
    'dotted letters in a name, and at the end',
    'The U.S. Congress met at 5 p.m. Monday.| It left the U.S.| The rest stayed.',
  ],
  ['companies', 'Acme Inc. The rest sold.'.replace('Inc. ', 'Inc.| ')],
  ['Latin', 'Many, e.g. Roe et al. 1998, agree, i.e. Hobson.| Others do not.'],
  ['months', 'It opened on Sept. 1, 2025.| It closed in Dec. 2026.'],
  [
    'an ellipsis in a sentence and one at its end',
    'I am here to . . . submit.| He paused… and went on.| Then… |Nothing.',
  ],
  ['exclamations and runs of marks', 'Really?!| Yes!!| Good.'],
  ['footnote marks', 'They were known as Huguenots.[citation needed]| Others stayed.[12] |Some left.¹'],
  ['a note inside a sentence', 'In the [21st] century[update], it grew.| So be it.'],
  ['a credit behind the full stop', 'The hall stands in Tianjin. (PHOTO: XINHUA)'],
  ['a sentence in brackets', 'It was so. |(See above.)| It is not.'],
  ['full stops in an aside', 'He (born 1920. Died 1999.) was a judge.| She was not.'],
  ['the text’s own number', '12. The parties agree.| They do so as follows: 1. Energy.| 2. Trade.'],
  ['Chinese', '各方支持联合国。|你好！|“好。”|他说。'],
  ['Hindi, Urdu and Armenian marks', 'यह सच है। |वह गया।'],
  ['French guillemets set off by spaces', '« Bonjour. »| Il est parti.'],
  ['a product in lower case', 'He bought one.| iPhone sales rose.'],
  ['a page break inside a sentence', 'We should leverage markets and\n\neconomic complementarity.| We should go on.'],
  ['no mark at all', 'Sustainable energy development'],
  ['marks without words', '... It began.| It ended. * * *'],
];

describe('sentenceSpans', () => {
  it.each(CASES)('splits %s', (_, marked) => {
    const expected = marked.split('|').map((sentence) => sentence.trim());
    expect(split(marked.replaceAll('|', ''))).toEqual(expected);
  });

  it('finds nothing in white space', () => {
    expect(split(' \n\t\uFEFF ')).toEqual([]);
  });

  it('leaves out the white space around and between', () => {
    const text = '  One.   Two. ';
    expect(sentenceSpans(text, { start: 0, end: text.length })).toEqual([
      { start: 2, end: 6 },
      { start: 9, end: 13 },
    ]);
  });

  it('looks at nothing outside the stretch it is given', () => {
    const text = 'Mr. One. Two (three. Four). Five.';
    const spans = sentenceSpans(text, { start: 4, end: 20 });
    expect(spans.map((span) => fold(slice(text, span)))).toEqual(['One.', 'Two (three.']);
  });
});
