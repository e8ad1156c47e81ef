import { DAY } from '../dates.ts';
import type { Repair } from './piece.ts';

/** Newspaper pages set time, day and author in one line: "10:21, May 30, 2025 By …". The day ends where "By Name" begins. */
const TIME_AND_DAY = new RegExp(`^(?:\\d{1,2}:\\d{2}(?:\\s?[ap]\\.?m\\.?)?,?\\s+)?${DAY}\\s+(?=By\\s+\\p{Lu})`, 'u');

export const cutTimeFromByline: Repair = (line) => {
  const time = TIME_AND_DAY.exec(line);
  if (!time) return undefined;
  return [
    { start: 0, end: time[0].length, role: 'dateline' },
    { start: time[0].length, end: line.length },
  ];
};
