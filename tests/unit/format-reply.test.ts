import { describe, expect, it } from 'vitest';
import { formatReply } from '../../server/format-reply.ts';
import { inert, inertJson } from '../../server/inert.ts';
import { answered, citationOf, unanswered } from '../support/small-replies.ts';

const QUESTION = 'What do the ministers welcome?';
const [FIRST, SECOND] = ['harbour-declaration-4.1', 'harbour-declaration-4.2'] as const;

/** Everything that could move the cursor, colour the screen, set a title, or turn text around. */
const HOSTILE = ['\u001b[2J\u001b]0;mine\u0007', '\u009b31m', '\u007f', '\r', '\u202egnp', '\u2066', '\u2028'];
const ACTIVE = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

describe('formatReply', () => {
  it('shows statements with the numbers of their sources, then the sources', () => {
    const text = formatReply(answered(QUESTION, [[FIRST, SECOND]]));
    const citation = citationOf(FIRST, 1);
    const [statement, gap, source] = text.split('\n');
    expect(statement).toBe(`“${citation.quote}” [1][2]`);
    expect(gap).toBe('');
    expect(source).toMatch(/^\[1\] /);
    expect(source).toContain(`(${citation.file} ${citation.start}–${citation.end})`);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('says what was searched for when that is not what was asked', () => {
    expect(formatReply(answered(QUESTION, [[FIRST]], { interpretedAs: 'ministers' }))).toMatch(
      /^Searched for: ministers\n\n“/,
    );
    expect(formatReply(answered(QUESTION, [[FIRST]]))).not.toContain('Searched for');
  });

  it('puts the line that gives a statement its subject above it', () => {
    const reply = answered(QUESTION, [[FIRST]]);
    const answer = reply.answer.map((statement) => ({ ...statement, lead: { text: 'They agreed:', citation: 1 } }));
    expect(formatReply({ ...reply, answer })).toMatch(/^ {2}They agreed:\n“/);
  });

  it('refuses with the closest passages and with what can be asked instead', () => {
    const text = formatReply({ ...unanswered(QUESTION, [FIRST]), suggestions: ['What is open?'] });
    expect(text).toMatch(/^The documents do not say\.\n\nClosest passages:\n\n\[1\] /);
    expect(text).toMatch(/\n\nWhat they do answer:\n\n {2}What is open\?\n$/);
  });

  it('says no more than that when nothing is close', () => {
    expect(formatReply(unanswered(QUESTION))).toBe('The documents do not say.\n\n');
  });

  it('cuts a long quote under its source', () => {
    const reply = answered(QUESTION, [[FIRST]]);
    const citations = reply.citations.map((citation) => ({ ...citation, quote: 'ab '.repeat(90) }));
    const shown =
      formatReply({ ...reply, citations })
        .split('\n')
        .at(-2)
        ?.trim() ?? '';
    expect(shown).toHaveLength(100);
    expect(shown).toMatch(/…$/);
  });

  it.each(HOSTILE)('lets nothing of a document act on the terminal (%j)', (hostile) => {
    const reply = answered(QUESTION, [[FIRST]], { interpretedAs: `x${hostile}y` });
    const answer = reply.answer.map((one) => ({ ...one, text: `x${hostile}y`, lead: { text: hostile, citation: 1 } }));
    const citations = reply.citations.map((one) => ({
      ...one,
      file: `${hostile}.txt`,
      quote: `x${hostile}y`,
      document: { ...one.document, title: `x${hostile}y` },
      passage: { ...one.passage, label: hostile },
    }));
    expect(formatReply({ ...reply, answer, citations })).not.toMatch(ACTIVE);
    expect(formatReply({ ...unanswered(QUESTION), closest: citations, suggestions: [hostile] })).not.toMatch(ACTIVE);
  });
});

describe('inert', () => {
  it('names what would act, and leaves letters, accents, joiners and emoji alone', () => {
    expect(inert('a\u001b[1m b\u202ec')).toBe('a<U+001B>[1m b<U+202E>c');
    const harmless = 'é e\u0301 中文 العربية \u200fx \u{1f468}\u200d\u{1f469} “—”';
    expect(inert(harmless)).toBe(harmless);
  });

  it('escapes in JSON without a change to what it says', () => {
    const value = { quote: HOSTILE.join(' '), lines: ['a\nb'] };
    const json = inertJson(JSON.stringify(value, null, 2));
    expect(json).not.toMatch(ACTIVE);
    expect(JSON.parse(json)).toEqual(value);
  });
});
