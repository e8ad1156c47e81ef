const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';

/** The source of a pattern for a full day as texts write it: "September 1, 2025", "1 Sept. 2025", "2025-09-01", "2025年9月1日". */
export const DAY = `(?:\\d{4}-\\d{1,2}-\\d{1,2}|${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH},?\\s+\\d{4}|\\d{4}\\s?年\\s?\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日)`;

const DAY_ANYWHERE = new RegExp(`(?<![\\d-])${DAY}(?!\\d)`, 'iu');

/** Words that stand around a date on a line of its own without being part of a sentence. */
const AROUND =
  /^(?:date|dated|done|adopted|signed|issued|published|posted|updated|on|at|in|of|the|and|am|pm|a\.m\.|p\.m\.)$/iu;

/** A date line has a place and little else before the date; longer lines are headings or sentences. */
const MAX_DATELINE = 80;
const MAX_WORDS_AROUND = 6;

/** The first full day a short text names, as an ISO day; `undefined` when there is none or it is not in the calendar. */
export function isoDay(text: string): string | undefined {
  const day = DAY_ANYWHERE.exec(text.slice(0, 200))?.[0];
  if (day === undefined) return undefined;
  const numbers = (day.match(/\d+/g) ?? []).map(Number);
  const named = MONTHS.findIndex((month) => day.toLowerCase().includes(month.slice(0, 3)));
  const [year, month, date] = named >= 0 ? [numbers[1], named + 1, numbers[0]] : [numbers[0], numbers[1], numbers[2]];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const iso = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const real = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso ? undefined : iso;
}

/** Is this line a date and nothing but the place, the time or a word such as "Done at" around it? A bare year counts. */
export function isDateline(line: string): boolean {
  if (/^\(?(?:1[5-9]|20)\d\d\)?$/.test(line)) return true;
  if (line.length > MAX_DATELINE || /[,;:]$/.test(line) || isoDay(line) === undefined) return false;
  const around = line
    .replace(DAY_ANYWHERE, ' ')
    .split(/[\s,;:|()*_–—-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return (
    around.length <= MAX_WORDS_AROUND && around.every((word) => /^[\p{Lu}\p{Lo}\d]/u.test(word) || AROUND.test(word))
  );
}
