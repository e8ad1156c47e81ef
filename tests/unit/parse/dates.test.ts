import { describe, expect, it } from 'vitest';
import { isDateline, isoDay } from '../../../scripts/parse/dates.ts';

describe('isoDay', () => {
  it.each([
    ['Tianjin, September 1, 2025', '2025-09-01'],
    ['10:21, May 30, 2025', '2025-05-30'],
    ['date 2025-06-13', '2025-06-13'],
    ['Done at Geneva, 3rd of May 2024', '2024-05-03'],
    ['Sept. 1, 2025', '2025-09-01'],
    ['2024年5月3日', '2024-05-03'],
    ['February 30, 2025', undefined],
    ['May 2025', undefined],
    ['12025-06-130', undefined],
  ])('%s → %s', (text, expected) => {
    expect(isoDay(text)).toBe(expected);
  });
});

describe('isDateline', () => {
  it.each([
    ['Tianjin, September 1, 2025', true],
    ['Adopted at Geneva, 3 May 2024', true],
    ['**Brussels**, 4 March 2025', true],
    ['2025', true],
    ['They met on May 30, 2025', false],
    ['Summit 2025', false],
    ['1234', false],
  ])('%s → %s', (line, expected) => {
    expect(isDateline(line)).toBe(expected);
  });
});
