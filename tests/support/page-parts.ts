import { screen } from '@testing-library/react';

/** The question box. */
export function questionBox(): HTMLTextAreaElement {
  const box = screen.getByRole('textbox', { name: 'Ask a question' });
  if (!(box instanceof HTMLTextAreaElement)) throw new Error('The question box is not a text area.');
  return box;
}

/** The one `<mark>` on the page; none or several are a failure. */
export function onlyMark(): HTMLElement {
  const [mark, ...more] = document.querySelectorAll('mark');
  if (mark === undefined || more.length > 0)
    throw new Error(`Expected one mark, found ${more.length + (mark ? 1 : 0)}.`);
  return mark;
}
