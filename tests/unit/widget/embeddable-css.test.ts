import postcss from 'postcss';
import { describe, expect, it } from 'vitest';
import { embeddableCss } from '../../../web/widget/embeddable-css.ts';

const embedded = (css: string) => postcss([embeddableCss()]).process(css, { from: undefined }).css;

describe('embeddableCss', () => {
  it.each([
    [
      'measures by its own size, not by the page’s root',
      'p { margin: -1.5rem 0 .25rem }',
      'p { margin: calc(-1.5 * var(--rem)) 0 calc(.25 * var(--rem)) }',
    ],
    ['leaves names that only look like lengths alone', 'p { margin: var(--h1rem) }', 'p { margin: var(--h1rem) }'],
    ['takes a share of itself, not of the window', 'p { width: 40vw }', 'p { width: 40cqi }'],
    [
      'lets the look be set from outside',
      ':root, :host { --ink: #111 }',
      '.surface { --ink: var(--communique-ink, #111)}',
    ],
    ['keeps what a shadow root says of its host', ':host { display: block }', ':host { display: block }'],
    [
      'drops what only a page has',
      'body { margin: 0 } main:focus, .turn:focus { outline: none }',
      '.turn:focus { outline: none }',
    ],
    [
      'asks for its own width',
      '@media (max-width: 40rem) { p { margin: 0 } }',
      '@container (max-width: 640px) { p { margin: 0 } }',
    ],
    [
      'keeps conditions that are not about width',
      '@media (forced-colors: active) { p { margin: 0 } }',
      '@media (forced-colors: active) { p { margin: 0 } }',
    ],
    ['prints as its page does', '@media print { p { margin: 0 } }', ''],
  ])('%s', (_, css, expected) => {
    expect(embedded(css)).toBe(expected);
  });

  it('asks for its own width beside another condition', () => {
    const css = embedded('@media (hover: none), (max-width: 20rem) { p { margin: 0 } }');
    expect(css).toContain('@container (max-width: 320px) { p { margin: 0 } }');
    expect(css).toContain('@media (hover: none) { p { margin: 0 } }');
  });
});
