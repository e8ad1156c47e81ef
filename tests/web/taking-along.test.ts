import { describe, expect, it } from 'vitest';
import { exportCitations } from '../../web/client/citation-export.ts';
import { conversationMarkdown } from '../../web/client/conversation-markdown.ts';
import {
  type Conversation,
  type ConversationEvent,
  EMPTY_CONVERSATION,
  reduceConversation,
} from '../../web/conversation.ts';
import { copiedStatement } from '../../web/copied-statement.ts';
import { answerHref, isOfAnotherIndex } from '../../web/share.ts';
import { ENGLISH } from '../../web/strings/english.ts';
import { answered, citationOf, unanswered } from '../support/small-replies.ts';

const address = 'https://communique.example/documents/harbour-declaration?from=1&to=2#p';
const resolve = (path: string) => `https://communique.example${path}`;
const words = { citation: citationOf('harbour-declaration-7.1', 1), address };
const statement = { text: words.citation.quote, citations: [1] };
const wording = { language: 'en', strings: ENGLISH, resolve, reference: exportCitations } as const;

function conversationOf(...events: ConversationEvent[]): Conversation {
  return events.reduce(reduceConversation, EMPTY_CONVERSATION);
}

describe('a copied statement', () => {
  it('is plain text with its sources', async () => {
    expect(await copiedStatement('plain', statement, [words], wording)).toBe(
      [
        '“The ministers call for safe passage of fishing vessels <in all weathers> & seasons.”',
        '— Harbour Declaration of the Council of Ministers, II ¶1, 3 March 2024',
        `  ${address}`,
      ].join('\n'),
    );
  });

  it('is Markdown in which its own characters are no markup', async () => {
    expect(await copiedStatement('markdown', statement, [words], wording)).toBe(
      [
        '> “The ministers call for safe passage of fishing vessels \\<in all weathers\\> & seasons.”',
        '>',
        `> — [Harbour Declaration of the Council of Ministers](${address}), II ¶1, 3 March 2024`,
      ].join('\n'),
    );
  });

  it('is BibTeX that escapes what TeX would read', async () => {
    const bibtex = await copiedStatement('bibtex', statement, [words], wording);
    expect(bibtex).toMatch(/^@misc\{/);
    expect(bibtex).toContain('year = {2024}');
    expect(bibtex).toContain('\\& seasons.');
    expect(bibtex).toContain(`url = {${address}}`);
  });

  it('is CSL-JSON with the quote, its place and its date', async () => {
    const [item] = JSON.parse(await copiedStatement('csl', statement, [words], wording));
    expect(item).toMatchObject({
      type: 'document',
      title: 'Harbour Declaration of the Council of Ministers',
      issued: { 'date-parts': [[2024, 3, 3]] },
      section: 'II ¶1',
      language: 'en',
      URL: address,
    });
    expect(item.note).toContain(statement.text);
  });

  it('names every source, once each, in a list of references', async () => {
    const other = { citation: citationOf('tidal-centre-2.1', 2), address };
    const items = JSON.parse(await exportCitations('csl', [words, other]));
    expect(items.map(({ type }: { type: string }) => type)).toEqual(['document', 'article-newspaper']);
    expect(items[1]).not.toHaveProperty('issued');
  });
});

describe('a conversation as Markdown', () => {
  it('has each question, its quotations with their sources, and a link that asks it again', () => {
    const { turns } = conversationOf(
      { type: 'asked', question: 'what of *tides*?' },
      {
        type: 'replied',
        turn: 1,
        reply: answered('what of *tides*?', [['harbour-declaration-5.1', 'tidal-centre-3.1']]),
      },
      { type: 'asked', question: 'best pizza?' },
      { type: 'replied', turn: 2, reply: unanswered('best pizza?', ['harbour-declaration-4.1']) },
      { type: 'asked', question: 'and boats?' },
      { type: 'stopped' },
    );
    const lines = conversationMarkdown(turns, wording).split('\n');
    expect(lines[0]).toBe('# Communiqué');
    expect(lines).toContain('## what of \\*tides\\*?');
    expect(lines).toContain('> “The ministers support a research centre for tidal energy in Port Amity.”');
    expect(lines.filter((line) => line.startsWith('> — ['))).toHaveLength(3);
    expect(lines).toContain('The documents do not say.');
    expect(lines).toContain('<https://communique.example/?q=best+pizza%3F&index=small-1>');
    expect(lines.join('\n')).not.toContain('and boats?');
  });
});

describe('a link to an answer', () => {
  it('carries the earlier questions only where they changed how it was understood', () => {
    const { turns } = conversationOf(
      { type: 'asked', question: 'tides?' },
      { type: 'asked', question: 'and boats?' },
      { type: 'replied', turn: 2, reply: answered('and boats?', [['tidal-centre-2.1']]) },
    );
    const turn = { ...turns[1], history: ['tides?'] } as NonNullable<(typeof turns)[number]>;
    const plain = answered('and boats?', [['tidal-centre-2.1']]);
    expect(answerHref(turn, plain)).toBe('/?q=and+boats%3F&index=small-1');
    const understood = { ...plain, interpretedAs: 'and boats? (tides)' };
    expect(answerHref(turn, understood)).toBe('/?q=and+boats%3F&after=tides%3F&index=small-1');
  });

  it('tells whether the answer comes from the index it was made with', () => {
    const reply = answered('tides?', [['tidal-centre-2.1']]);
    const [turn] = conversationOf({ type: 'arrived', link: { question: 'tides?', index: 'small' } }).turns;
    if (turn === undefined) throw new Error('Nothing was asked.');
    expect(isOfAnotherIndex(turn, reply)).toBe(false);
    expect(isOfAnotherIndex({ ...turn, index: 'large' }, reply)).toBe(true);
    const { index: _, ...typed } = turn;
    expect(isOfAnotherIndex(typed, reply)).toBe(false);
  });
});
