import { describe, expect, it } from 'vitest';
import { itemsOf, readSettings } from '../../../web/widget/settings.ts';

const HOME = 'https://quotes.example';
const read = (attributes: Record<string, string>) => readSettings((name) => attributes[name] ?? null, HOME);

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(read({})).toEqual({
      server: HOME,
      mode: 'inline',
      theme: 'auto',
      heading: 'Ask the documents',
      placeholder: undefined,
      kinds: '',
      documents: '',
    });
  });

  it.each([
    ['a mode that is not known', { mode: 'sideways' }, { mode: 'inline' }],
    ['a theme that is not known', { theme: 'sepia' }, { theme: 'auto' }],
    ['an empty heading', { heading: ' ' }, { heading: 'Ask the documents' }],
    ['an empty server', { server: '' }, { server: HOME }],
  ])('takes the default for %s', (_, attributes, expected) => {
    expect(read(attributes)).toMatchObject(expected);
  });

  it('takes a server under a path, with or without a slash at its end', () => {
    expect(read({ server: 'https://example.org/quotes/' }).server).toBe('https://example.org/quotes');
  });
});

describe('itemsOf', () => {
  it.each([
    ['spaces', 'news  speech'],
    ['commas', 'news,speech'],
    ['both, and some too many', ' news , speech, '],
  ])('reads a list with %s between', (_, list) => {
    expect(itemsOf(list)).toEqual(['news', 'speech']);
  });

  it('reads nothing as no items', () => {
    expect(itemsOf('')).toEqual([]);
  });
});
