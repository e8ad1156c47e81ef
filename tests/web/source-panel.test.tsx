import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { askAndRead, button, quoting, showChat } from '../support/chat.tsx';
import { onlyMark } from '../support/page-parts.ts';
import { answered } from '../support/small-replies.ts';

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
