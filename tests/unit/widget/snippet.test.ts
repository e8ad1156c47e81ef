import { describe, expect, it } from 'vitest';
import { card, policy, snippet } from '../../../web/embed/snippet.ts';

const ORIGIN = 'https://quotes.example';

describe('snippet', () => {
  it('is two lines when nothing was chosen', () => {
    expect(snippet({ attributes: {}, style: {} }, ORIGIN)).toBe(
      '<script src="https://quotes.example/widget.js" async></script>\n<communique-chat></communique-chat>',
    );
  });

  it('escapes what was typed', () => {
    expect(snippet({ attributes: { heading: '"A" & <b>' }, style: {} }, ORIGIN)).toContain(
      '<communique-chat heading="&quot;A&quot; &amp; &lt;b>">',
    );
  });

  it('adds a rule for the look', () => {
    expect(snippet({ attributes: {}, style: { accent: '#ff0000' } }, ORIGIN)).toContain(
      'communique-chat {\n  --communique-accent: #ff0000;\n}',
    );
  });
});

describe('policy', () => {
  it('names the server for scripts and connections alone', () => {
    expect(policy(ORIGIN)).toBe('script-src https://quotes.example; connect-src https://quotes.example');
  });
});

describe('card', () => {
  it('frames the page of a quotation, whatever its file is called', () => {
    expect(card(ORIGIN, { file: 'a & b.txt', start: 1, end: 20 })).toContain(
      'src="https://quotes.example/quote?file=a+%26+b.txt&amp;start=1&amp;end=20"',
    );
  });
});
