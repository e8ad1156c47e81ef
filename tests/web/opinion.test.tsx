import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createFeedback, type Feedback } from '../../server/feedback/feedback.ts';
import { openJournal, readJournal } from '../../server/feedback/journal.ts';
import { createLogger } from '../../server/logger.ts';
import { ENGLISH } from '../../web/strings/english.ts';
import { ANSWERED, askedApp } from '../support/asked-app.ts';
import { tempFolder } from '../support/temp-folder.ts';

beforeEach(() => window.localStorage.clear());
afterEach(cleanup);

/** What is at the other end; the client takes `fetch` once, when it is loaded. */
let server: (input: string, init?: RequestInit) => Promise<Response>;
const ownFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => server(String(input), init);
afterAll(() => {
  globalThis.fetch = ownFetch;
  vi.resetModules();
});
vi.resetModules();
const { Client } = await import('../../web/client/Client.tsx');

/** The whole client, which has asked a question of a server that takes feedback or does not. */
async function visit(feedback?: Feedback) {
  const { app } = askedApp({ feedback });
  let isAway = false;
  server = async (input, init) => {
    if (isAway) throw new TypeError('The server is away.');
    return app.request(input, init);
  };
  window.history.replaceState(null, '', `/?q=${encodeURIComponent(ANSWERED)}`);
  render(<Client initial={{ language: 'en', strings: ENGLISH }} />);
  await screen.findByRole('article');
  return {
    take: (away: boolean) => {
      isAway = away;
    },
  };
}

async function taking() {
  const dir = await tempFolder();
  const journal = await openJournal(dir);
  onTestFinished(() => journal.close());
  const feedback = createFeedback(
    journal,
    createLogger('silent', () => {}),
  );
  return { feedback, read: async () => (await readJournal(dir)).entries };
}

const button = (name: string) => screen.findByRole('button', { name });

describe('what a reader thinks of an answer', () => {
  it('is asked for under it, and written down', async () => {
    const { feedback, read } = await taking();
    await visit(feedback);
    fireEvent.click(await button('Yes'));
    expect((await screen.findByText(/^Thank you/)).getAttribute('role')).toBe('status');
    expect(await read()).toMatchObject([{ type: 'feedback', question: ANSWERED, helpful: true }]);
  });

  it('is asked for with a reason and a note when it did not help', async () => {
    const { feedback, read } = await taking();
    await visit(feedback);
    fireEvent.click(await button('No'));
    const reasons = await screen.findByRole('combobox', { name: 'What was wrong?' });
    expect(document.activeElement).toBe(reasons);
    fireEvent.change(reasons, { target: { value: 'misleading' } });
    fireEvent.change(screen.getByRole('textbox', { name: /^In your words/ }), {
      target: { value: 'Of another year.' },
    });
    fireEvent.click(await button('Send'));
    await screen.findByText(/^Thank you/);
    expect(await read()).toMatchObject([{ helpful: false, reason: 'misleading', note: 'Of another year.' }]);
  });

  it('is not lost when it cannot be sent', async () => {
    const { feedback, read } = await taking();
    const { take } = await visit(feedback);
    const yes = await button('Yes');
    take(true);
    fireEvent.click(yes);
    const again = await button(ENGLISH.retry);
    take(false);
    fireEvent.click(again);
    await screen.findByText(/^Thank you/);
    expect(await read()).toHaveLength(1);
  });

  it('is not asked for where nobody wants to know', async () => {
    await visit();
    await screen.findByRole('button', { name: ENGLISH.conversation.copy });
    expect(screen.queryByText(ENGLISH.opinion.ask)).toBeNull();
  });
});
