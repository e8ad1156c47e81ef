import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A script that would leave a trace where it ran. */
const TRACE = 'globalThis.wasRun=true';

/** What a page would take for its own if it did not take care, one to a sentence. */
export const MARKUP = [
  `The harbour pilots wrote <script>${TRACE}</script> into the log.`,
  `The harbour clock shows <img src="https://evil.example/pixel" onerror="${TRACE}"> at noon.`,
  `The harbour bell says "><svg onload=${TRACE}><style>*{display:none}</style> and falls silent.`,
  `The harbour gate reads </blockquote></mark></textarea><iframe srcdoc="<b>x"></iframe> above the arch.`,
  'The harbour map is at [the quay](javascript:alert(1)) and ![a picture](https://evil.example/x.png) of it.',
  'The harbour accounts list `code` **bold** _low_ ~~gone~~ # 7 | 8 | <https://evil.example> &lt;b&gt; and $x$ at www.evil.example today.',
  'The harbour cipher is {{constructor.constructor("alert(1)")()}} #{process.env.PATH} %s %n \\input{secret} %2e%2e%2f.',
  `The harbour signal is '; DROP TABLE quotes; -- "quoted" \\' and it stays as it is.`,
] as const;

/** What a terminal or a line of text would obey: controls of Unicode's Cc, and those that reorder a line. */
export const CONTROLS = [
  'The harbour lamp \u001b[31mturns red\u001b[0m and \u001b]0;a title\u0007 rings \u0008\u0008\u0008 at night.',
  'The harbour tide \u202erises and falls\u202c between \u2067two isolates\u2069 every day.',
  'The harbour fog \u202egnihton sedih and nobody closes what it opens.',
  'The harbour wind \u2069\u2069\u202e turns what it did not begin.',
  'The harbour mast bears \u0000 a null, \u0085 a next line, \u009b a command, \u00ad a soft hyphen and \ufeff a mark.',
] as const;

/** Every sentence of the hostile document that can be quoted. */
export const HOSTILE_SENTENCES: readonly string[] = [...MARKUP, ...CONTROLS];

/** Names and days are no better. */
export const HOSTILE_TITLE = `<script>${TRACE}</script> \u202eDeclaration of & "the" Harbour`;
const HOSTILE_SPEAKER = `<b onmouseover="${TRACE}">\u202ePilot\u0007`;

/** The file's name is one that a file can have. */
export const HOSTILE_FILE = `harbour '"<img src=x onerror=${TRACE.replace('/', '')}>&.txt`;

const text = ['A title in the way', ...HOSTILE_SENTENCES].join('\n\n');

const catalog = {
  files: [
    {
      file: HOSTILE_FILE,
      documents: [
        {
          id: 'hostile-declaration',
          title: HOSTILE_TITLE,
          kind: 'declaration',
          issuer: HOSTILE_SPEAKER,
          author: HOSTILE_SPEAKER,
          place: `</span><script>${TRACE}</script>\u202e`,
          date: '2024-03-03',
          language: 'en',
        },
      ],
    },
  ],
};

/** Files of a seeds folder whose one document tries everything on whoever shows it. */
export const HOSTILE_SEEDS: Readonly<Record<string, string>> = {
  [HOSTILE_FILE]: text,
  'catalog.json': JSON.stringify(catalog),
};

/** Writes the hostile seeds into a folder that is there. */
export async function writeHostileSeeds(dir: string): Promise<void> {
  for (const [name, content] of Object.entries(HOSTILE_SEEDS)) await writeFile(path.join(dir, name), content);
}
