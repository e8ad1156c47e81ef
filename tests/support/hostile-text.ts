import fc from 'fast-check';

/** Any UTF-16 code units, halves of pairs included. */
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));

/** What programs trip over in names: prototypes, controls, paths, markup, formats, other numbers. */
const TRIPWIRES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  ' ',
  '.',
  '..',
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%252e%252e%252f',
  '..%00.txt',
  '\u0000',
  '%00',
  '%',
  '%E0%A4%A',
  '%c0%ae%c0%ae/',
  '\ud800',
  '\udc00x',
  '\u202e',
  '\u2028',
  '\ufeff',
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '#{7*7}',
  '{{7*7}}',
  '$(id)',
  'NaN',
  '-1',
  '1e309',
  '99999999999999999999',
  'null',
  'undefined',
  'a'.repeat(5_000),
  '-'.repeat(300),
  'é'.normalize('NFD').repeat(200),
  '(((((((((((a+)+)+)+)+)+)+)+)+)+)+)+$',
];

/** Text as nobody means it well. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme', maxLength: 600 }),
  codeUnits,
  fc.constantFrom(...TRIPWIRES),
);

/** Questions of a few words that the small corpus has, or nearly. */
export const harbourWords = fc
  .array(
    fc.constantFrom(
      'harbour',
      'pilots',
      'what',
      'who',
      'when',
      'it',
      'SCO',
      '2025',
      'quay',
      'bell',
      'lamp',
      '“',
      '?',
      '\n',
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((words) => words.join(' '));
