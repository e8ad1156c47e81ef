import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Serving } from '../../server/app.ts';
import type { AskRequest } from '../../server/contract/ask.ts';
import { Chat } from '../../web/components/Chat.tsx';
import { useServices } from '../../web/services.ts';
import { useConversation } from '../../web/use-conversation.ts';
import { onlyMark, questionBox } from '../support/page-parts.ts';
import { answered, unanswered } from '../support/small-replies.ts';
import { renderClient } from '../support/web-client.tsx';

const DECLARATION = 'Harbour Declaration of the Council of Ministers';
const NEWS = 'Ministers back tidal energy centre';

/** Three statements: one in a declaration and a newspaper, one across a page break, one alone. */
const quoting: Serving['ask'] = async ({ question }) =>
  answered(
    question,
    [['harbour-declaration-5.1', 'tidal-centre-3.1'], ['tidal-centre-2.1'], ['harbour-declaration-4.2']],
    {
      suggestions: ['What of boats?'],
    },
  );
const silent: Serving['ask'] = async ({ question }) => unanswered(question, ['harbour-declaration-4.1']);

function Harness({ layout }: { readonly layout: 'beside' | 'over' }) {
  const handle = useConversation(useServices().api);
  return <Chat {...handle} layout={layout} shortcuts={document} />;
}

function showChat(ask: Serving['ask'], layout: 'beside' | 'over' = 'beside') {
  const asked: AskRequest[] = [];
  const traces = renderClient(<Harness layout={layout} />, (request, signal) => {
    asked.push(request);
    return ask(request, signal);
  });
  return { ...traces, asked };
}

function ask(question: string): void {
  fireEvent.change(questionBox(), { target: { value: question } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
}

async function askAndRead(question: string): Promise<HTMLElement> {
  ask(question);
  return await screen.findByRole('article', { name: `Answer to: ${question}` });
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const status = () => screen.getByRole('status').textContent;

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

describe('the source', () => {
  async function open(name: RegExp) {
    await askAndRead('what of tides?');
    const marker = button(name);
    fireEvent.click(marker);
    return { marker, source: await screen.findByRole('region', { name: 'Source' }) };
  }

  it('shows the whole document with the quote as its one mark, white space and all', async () => {
    showChat(quoting);
    const { source } = await open(/^Citation 3/);
    await waitFor(() => onlyMark());
    expect(onlyMark().textContent).toBe(
      'The centre will open with a staff of 40, the harbour office said, and its mega-sized turbines and\n\n economic plans were shown on Monday.',
    );
    expect(source.textContent).toContain('A boat show followed.');
    expect(source.textContent).toContain('¶2');
  });

  it('marks the other citations of the same answer differently, for ears too', async () => {
    showChat(quoting);
    const { source } = await open(/^Citation 1/);
    await waitFor(() => onlyMark());
    const others = [...source.querySelectorAll('.also-cited')].map((other) => other.textContent);
    expect(others).toEqual(['They will fund it until 2030. (also cited)']);
  });

  it('has the words verified by the server', async () => {
    const { requests } = showChat(quoting);
    const { source } = await open(/^Citation 1/);
    await within(source).findByText('Verified: these words stand in the source.');
    expect(requests.some((request) => request.startsWith('/api/verify?file=declaration.txt&start='))).toBe(true);
  });

  it('marks nothing and says so when the words are not at their place', async () => {
    showChat(async (request) => {
      const reply = answered(request.question, [['tidal-centre-3.1']]);
      return {
        ...reply,
        citations: reply.citations.map((citation) => ({ ...citation, quote: 'A cat show followed.' })),
      };
    });
    const { source } = await open(/^Citation 1/);
    await within(source).findByText(/^These words were not found at their place/);
    await within(source).findByText('A boat show followed.');
    expect(source.querySelector('mark')).toBeNull();
  });

  it('moves the mark when another citation is pressed', async () => {
    showChat(quoting);
    await open(/^Citation 1/);
    await waitFor(() => onlyMark());
    fireEvent.click(button(/^Citation 4/));
    await waitFor(() => expect(onlyMark().textContent).toBe('They will fund it until 2030.'));
    expect(button(/^Citation 4/).getAttribute('aria-current')).toBe('true');
    expect(button(/^Citation 1/).getAttribute('aria-current')).toBe('false');
  });

  it('takes the focus again when the same citation is pressed again', async () => {
    showChat(quoting);
    const { marker, source } = await open(/^Citation 1/);
    await waitFor(() => onlyMark());
    marker.focus();
    fireEvent.click(marker);
    expect(document.activeElement).toBe(source);
  });

  it('takes the focus, and gives it back to the marker when closed', async () => {
    showChat(quoting);
    const { marker, source } = await open(/^Citation 1/);
    expect(document.activeElement).toBe(source);
    fireEvent.click(button('Close the source'));
    expect(screen.queryByRole('region', { name: 'Source' })).toBeNull();
    expect(document.activeElement).toBe(marker);
  });

  it('closes on Escape', async () => {
    showChat(quoting);
    const { marker, source } = await open(/^Citation 1/);
    fireEvent.keyDown(source, { key: 'Escape' });
    expect(screen.queryByRole('region', { name: 'Source' })).toBeNull();
    expect(document.activeElement).toBe(marker);
  });

  it.each([
    ['over', true],
    ['beside', false],
  ] as const)('%s the conversation makes it inert: %s', async (layout, inert) => {
    showChat(quoting, layout);
    await open(/^Citation 1/);
    expect(document.querySelector('.chat-column')?.hasAttribute('inert')).toBe(inert);
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

describe('the question box', () => {
  const type = (value: string) => fireEvent.change(questionBox(), { target: { value } });
  const press = (key: string, more = {}) => fireEvent.keyDown(questionBox(), { key, ...more });

  it('asks on Enter, starts a line on Shift+Enter, and is empty afterwards', async () => {
    const { asked } = showChat(quoting);
    type('what of tides?');
    expect(press('Enter', { shiftKey: true })).toBe(true);
    expect(asked).toEqual([]);
    expect(press('Enter')).toBe(false);
    await screen.findByRole('article');
    expect(asked).toHaveLength(1);
    expect(questionBox().value).toBe('');
  });

  it('does not ask on the Enter that ends the spelling of a word', () => {
    const { asked } = showChat(quoting);
    type('ダム');
    press('Enter', { isComposing: true });
    expect(asked).toEqual([]);
    expect(questionBox().value).toBe('ダム');
  });

  it('does not ask an empty question', () => {
    const { asked } = showChat(quoting);
    fireEvent.click(button('Ask'));
    expect(asked).toEqual([]);
    expect(document.activeElement).toBe(questionBox());
  });

  it('brings earlier questions back with the up key', async () => {
    showChat(quoting);
    await askAndRead('what of tides?');
    await askAndRead('what of boats?');
    press('ArrowUp');
    press('ArrowUp');
    expect(questionBox().value).toBe('what of tides?');
    press('ArrowDown');
    expect(questionBox().value).toBe('what of boats?');
  });

  it('is focused by the slash key, unless the slash is being typed into it', () => {
    showChat(quoting);
    expect(fireEvent.keyDown(document.body, { key: '/' })).toBe(false);
    expect(document.activeElement).toBe(questionBox());
    expect(press('/')).toBe(true);
  });

  it('says how much room is left when there is little', () => {
    showChat(quoting);
    act(() => type('x'.repeat(450)));
    expect(screen.getByText('50 characters left')).toBeDefined();
  });
});
