import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Serving } from '../../server/app.ts';
import { App } from '../../web/client/App.tsx';
import { onlyMark } from '../support/page-parts.ts';
import { answered, citationOf } from '../support/small-replies.ts';
import { renderClient } from '../support/web-client.tsx';

const quoting: Serving['ask'] = async ({ question }) => answered(question, [['tidal-centre-2.1']]);

function visit(path: string, ask = quoting) {
  window.history.replaceState(null, '', path);
  return renderClient(<App onLanguage={() => undefined} />, ask);
}

beforeEach(() => {
  window.localStorage.clear();
  document.documentElement.removeAttribute('data-theme');
});

describe('/', () => {
  it('is an empty chat', () => {
    visit('/');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What do the declarations say?');
    expect(screen.getByRole('log', { name: 'Conversation' }).textContent).toBe('');
    expect(document.title).toBe('Communiqué: Official declarations, in their own words');
  });

  it('asks the question in the address at once', async () => {
    visit('/?q=what+of+tides%3F');
    expect(await screen.findByRole('article', { name: 'Answer to: what of tides?' })).toBeDefined();
    expect(document.title).toBe('what of tides? · Communiqué');
  });

  it('keeps the conversation while the reader looks at the documents', async () => {
    visit('/?q=what+of+tides%3F');
    await screen.findByRole('article');
    fireEvent.click(screen.getByRole('link', { name: 'Documents' }));
    await screen.findByRole('heading', { level: 1, name: 'Documents' });
    expect(window.location.pathname).toBe('/documents');
    fireEvent.click(screen.getByRole('link', { name: 'Ask' }));
    expect(screen.getAllByRole('article')).toHaveLength(1);
  });
});

describe('/documents', () => {
  it('lists the documents with kind, date, place and size', async () => {
    visit('/documents');
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first?.textContent).toContain('Harbour Declaration of the Council of Ministers');
    expect(first?.textContent).toContain('Official words: declaration');
    expect(first?.textContent).toContain('3 March 2024');
    expect(first?.textContent).toContain('Port Amity');
    expect(first?.textContent).toContain('3 provisions');
    expect(second?.textContent).toContain('Coverage: news');
    expect(second?.textContent).toContain('Undated');
    expect(document.title).toBe('Documents · Communiqué');
  });

  it('narrows by words and by kind, and says how many are left', async () => {
    visit('/documents');
    await screen.findAllByRole('listitem');
    fireEvent.change(screen.getByRole('searchbox', { name: /^Search/ }), { target: { value: 'tidal' } });
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    expect(screen.getByRole('status').textContent).toBe('1 of 2 documents');
    fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'declaration' } });
    expect(screen.getByRole('status').textContent).toBe('No document matches.');
    fireEvent.change(screen.getByRole('searchbox', { name: /^Search/ }), { target: { value: '' } });
    expect(screen.getByRole('listitem').textContent).toContain('Harbour Declaration');
  });

  it('leads to a document, and the focus with it', async () => {
    visit('/documents');
    fireEvent.click(await screen.findByRole('link', { name: /^Harbour Declaration/ }));
    await screen.findByRole('heading', { level: 1, name: /^Harbour Declaration/ });
    expect(window.location.pathname).toBe('/documents/harbour-declaration');
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });
});

describe('/documents/:id', () => {
  it('shows the document in its sections, each provision with a link of its own', async () => {
    visit('/documents/harbour-declaration');
    await screen.findByRole('heading', { level: 1, name: 'Harbour Declaration of the Council of Ministers' });
    expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(['I', 'II']);
    const outline = screen.getByRole('navigation', { name: 'In this document', hidden: true });
    expect([...outline.querySelectorAll('li')].map((entry) => entry.textContent)).toEqual([
      'I The ministers welcome the “Open Quays” programme.…',
      'II The ministers call for safe passage of…',
    ]);
    const link = screen.getByRole('link', { name: 'Link to II ¶1' });
    expect(link.getAttribute('href')).toMatch(/\/documents\/harbour-declaration#harbour-declaration-7$/);
    expect(document.getElementById('harbour-declaration-7')?.textContent).toContain('<in all weathers> & seasons.');
    expect(document.title).toBe('Harbour Declaration of the Council of Ministers · Communiqué');
    expect(document.querySelector('mark')).toBeNull();
  });

  it('marks the span of the address', async () => {
    const citation = citationOf('tidal-centre-2.1', 1);
    visit(citation.href);
    await waitFor(() => expect(onlyMark().textContent).toBe(citation.quote));
  });

  it('follows the address back and forward', async () => {
    visit('/documents/harbour-declaration');
    await screen.findByRole('heading', { level: 1, name: /^Harbour/ });
    act(() => {
      window.history.pushState(null, '', '/documents/tidal-centre');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    expect(await screen.findByRole('heading', { level: 1, name: /^Ministers back/ })).toBeDefined();
  });

  it.each(['/documents/nobody', '/elsewhere'])('%s leads nowhere, and says so', async (path) => {
    visit(path);
    const heading = await screen.findByRole('heading', { level: 1, name: 'Nothing here' });
    expect(heading).toBeDefined();
    expect(within(screen.getByRole('main')).getByRole('link').getAttribute('href')).toBe('/');
  });
});

describe('the theme', () => {
  it('is switched by a button, and remembered', () => {
    visit('/');
    const toggle = screen.getByRole('button', { name: 'Dark theme' });
    const before = toggle.getAttribute('aria-pressed');
    fireEvent.click(toggle);
    expect(toggle.getAttribute('aria-pressed')).not.toBe(before);
    const theme = document.documentElement.getAttribute('data-theme');
    expect(theme).toBe(before === 'true' ? 'light' : 'dark');
    expect(window.localStorage.getItem('communique-theme')).toBe(theme);
  });
});
