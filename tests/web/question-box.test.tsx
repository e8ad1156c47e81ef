import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { askAndRead, button, quoting, showChat } from '../support/chat.tsx';
import { questionBox } from '../support/page-parts.ts';

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
