import { describe, expect, it } from 'vitest';
import { standsAlone, topicOf } from '../../../server/answering/follow-up.ts';

describe('standsAlone', () => {
  it.each([
    'What did SCO say about Dushanbe?',
    'What about glaciers?',
    'And what about the customs union?',
    'What did they say about Gaza?',
    'Is it true that a development bank is planned?',
    'glacier conference dates',
    'Where will the heads of state of Italy meet?',
    'When was the health forum held?',
  ])('searches "%s" as it is', (question) => {
    expect(standsAlone(question)).toBe(true);
  });

  it.each([
    'And when was it held?',
    'What prize did the government give him?',
    'Who gets that title the year after?',
    'And how many members does it have these days?',
    'Why?',
    'Where do they meet?',
  ])('needs what was asked before "%s"', (question) => {
    expect(standsAlone(question)).toBe(false);
  });
});

describe('topicOf', () => {
  it('is the content words of the last question, without its numbers', () => {
    expect(topicOf(['Who is Ann Lee?', 'Which city was the capital of culture in 2024-2025?'])).toBe(
      'city capital culture',
    );
  });

  it('takes along what the last question leaned on itself', () => {
    expect(topicOf(['What is said about glaciers?', 'When was it held?'])).toBe('glaciers held');
  });

  it('remembers who "he" was when the last question named its subject', () => {
    expect(topicOf(['Who is Ann Lee?', 'What did she say about glaciers?'])).toBe('Ann Lee glaciers');
  });

  it('is empty without an earlier question', () => {
    expect(topicOf([])).toBe('');
  });
});
