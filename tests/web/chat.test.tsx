import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Serving } from '../../server/app.ts';
import { ask, askAndRead, button, DECLARATION, NEWS, quoting, showChat, silent, status } from '../support/chat.tsx';
import { onlyMark, questionBox } from '../support/page-parts.ts';
import { answered } from '../support/small-replies.ts';

describe('an answer', () => {
  it('quotes each statement and names its citations', async () => {
    showChat(quoting);
    const answer = await askAndRead('what of tides?');
    const quotes = [...answer.querySelectorAll('blockquote')].map((quote) => quote.textContent);
    expect(quotes).toEqual([
      'The ministers support a research centre for tidal energy in Port Amity.',
      'The centre will open with a staff of 40, the harbour office said, and its mega-sized turbines and economic plans were shown on Monday.',
      'They will fund it until 2030.',
    ]);
    const names = within(answer).getAllByRole('button', { name: /^Citation/ });
    expect(names.map((marker) => [marker.getAttribute('aria-label'), marker.textContent])).toEqual([
      [`Citation 1: ${DECLARATION}`, '1'],
      [`Citation 2: ${NEWS}`, '2'],
      [`Citation 3: ${NEWS}`, '3'],
      [`Citation 4: ${DECLARATION}`, '4'],
    ]);
  });

  it('tells official words from coverage in words, and says where else a statement stands', async () => {
    showChat(quoting);
    const statements = within(await askAndRead('what of tides?')).getAllByRole('figure');
    expect(statements[0]?.textContent).toContain('Official words: declaration');
    expect(statements[0]?.textContent).toContain(`Also in: ${NEWS}, ¶2`);
    expect(statements[0]?.textContent).toContain('I ¶2');
    expect(statements[0]?.textContent).toContain('3 March 2024');
    expect(statements[1]?.textContent).toContain('Coverage: news');
  });

  it('shows the line that gives a statement its subject, and lets the reader open it', async () => {
    showChat(async ({ question }) => {
      const reply = answered(question, [['harbour-declaration-4.2'], ['harbour-declaration-4.1']]);
      const [led, ...others] = reply.answer;
      if (led === undefined) throw new Error('The reply has no statement.');
      const lead = { text: 'The ministers welcome the “Open Quays” programme.', citation: 2 };
      return { ...reply, answer: [{ ...led, lead }, ...others] };
    });
    await askAndRead('what of quays?');
    const [first] = screen.getAllByRole('figure');
    if (first === undefined) throw new Error('There is no statement.');
    expect(first.textContent?.indexOf('Open Quays')).toBeLessThan(first.textContent?.indexOf('until 2030') ?? -1);
    fireEvent.click(within(first).getByRole('button', { name: /^Citation 2/ }));
    await waitFor(() => expect(onlyMark().textContent).toBe('The ministers welcome the “Open Quays” programme.'));
  });

  it('is announced once, in one short sentence, while the log itself is silent', async () => {
    showChat(quoting);
    expect(status()).toBe('');
    ask('what of tides?');
    expect(status()).toBe('Searching the documents…');
    await screen.findByRole('article');
    expect(status()).toBe('3 statements from 2 documents');
    expect(screen.getByRole('log', { name: 'Conversation' }).getAttribute('aria-live')).toBe('off');
  });

  it.each([
    [0.95, 'Strong match'],
    [0.6, 'Likely match'],
    [0.2, 'Uncertain match'],
  ])('with a confidence of %d is called a %s', async (confidence, words) => {
    showChat(async ({ question }) => answered(question, [['tidal-centre-2.1']], { confidence }));
    expect((await askAndRead('what of tides?')).textContent).toContain(words);
  });

  it('is copied with its sources', async () => {
    const { copied } = showChat(quoting);
    await askAndRead('what of tides?');
    fireEvent.click(button('Copy with sources'));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeDefined();
    expect(copied[0]).toContain('“They will fund it until 2030.”\n— Harbour Declaration');
    expect(copied[0]).toContain('https://communique.example/documents/harbour-declaration?from=');
  });

  it('offers questions that the documents answer', async () => {
    showChat(quoting);
    await askAndRead('what of tides?');
    fireEvent.click(button('What of boats?'));
    expect(await screen.findByRole('article', { name: 'Answer to: What of boats?' })).toBeDefined();
  });
});

describe('no answer', () => {
  it('is said plainly, and what stands nearest is called that', async () => {
    showChat(silent);
    const answer = await askAndRead('best pizza?');
    expect(answer.textContent).toContain('The documents do not say.');
    expect(status()).toBe('The documents do not say.');
    const closest = within(answer).getByRole('region', { name: 'Closest passages' });
    expect(closest.textContent).toContain('The ministers welcome the “Open Quays” programme.');
    expect(answer.querySelector('blockquote')).toBeNull();
  });

  it('lets the reader open the closest passages', async () => {
    showChat(silent);
    await askAndRead('best pizza?');
    fireEvent.click(button(`Citation 1: ${DECLARATION}`));
    await waitFor(() => expect(onlyMark().textContent).toBe('The ministers welcome the “Open Quays” programme.'));
  });
});

describe('a conversation', () => {
  it('sends earlier questions along and shows how a follow-up was understood', async () => {
    const { asked } = showChat(async ({ question, history = [] }) =>
      answered(question, [['tidal-centre-2.1']], { interpretedAs: [question, ...history].join(' ') }),
    );
    await askAndRead('what of tides?');
    const followUp = await askAndRead('and boats?');
    expect(asked[1]).toEqual({ question: 'and boats?', history: ['what of tides?'] });
    expect(followUp.textContent).toContain('Searched for: and boats? what of tides?');
    fireEvent.click(within(followUp).getByRole('button', { name: 'Ask literally' }));
    await waitFor(() => expect(asked[2]).toEqual({ question: 'and boats?', history: [] }));
  });

  it('does not repeat a question that was searched for as it was typed', async () => {
    showChat(quoting);
    expect((await askAndRead('what of tides?')).textContent).not.toContain('Searched for');
  });

  it('can be stopped while it is searched, and asked again', async () => {
    let answer: Serving['ask'] = () => new Promise(() => undefined);
    const { aborted } = showChat((request) => answer(request));
    ask('what of tides?');
    fireEvent.click(button('Stop'));
    expect(status()).toBe('Stopped before an answer came.');
    expect(aborted).toContain('/api/ask');
    answer = quoting;
    fireEvent.click(button('Ask again'));
    expect(await screen.findByRole('article')).toBeDefined();
  });

  it('keeps the question when the server fails, and asks it again on request', async () => {
    let failing = true;
    const { asked } = showChat((request) => (failing ? Promise.reject(new Error('disk full')) : quoting(request)));
    ask('what of tides?');
    const again = await screen.findByRole('button', { name: 'Try again' });
    expect(status()).toContain('Something went wrong on the server.');
    expect(screen.getByRole('heading', { name: 'what of tides?' })).toBeDefined();
    expect(document.body.textContent).not.toContain('disk full');
    failing = false;
    fireEvent.click(again);
    await screen.findByRole('article', { name: 'Answer to: what of tides?' });
    expect(asked.map(({ question }) => question)).toEqual(['what of tides?', 'what of tides?']);
  });

  it('brings a new answer into view, but not the first', async () => {
    const { revealed } = showChat(quoting);
    await askAndRead('what of tides?');
    expect(revealed).toEqual([]);
    await askAndRead('what of boats?');
    expect(revealed.at(-1)?.textContent).toContain('what of boats?');
  });

  it('starts over with an empty log and the focus in the question box', async () => {
    showChat(quoting);
    await askAndRead('what of tides?');
    fireEvent.click(button('Start over'));
    expect(screen.getByRole('log', { name: 'Conversation' }).textContent).toBe('');
    expect(document.activeElement).toBe(questionBox());
  });
});
