import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { buildCorpus } from '../../scripts/corpus.ts';
import { createLibrary } from '../../server/library.ts';
import { listen } from '../../server/listen.ts';
import { smallApp, smallServing } from './http-app.ts';
import type { LiveServer } from './live-server.ts';

/** About as many words as a printed page of a report holds. */
const WORDS_A_PAGE = 500;

function paragraph(number: number): string {
  const sentences = [
    `The harbour council takes note of report ${number} on the depth of the channel, the light of the quays and the hours of the pilots.`,
    'Member ports will keep their registers open, exchange them every quarter, and publish what they have in common.',
    `Nothing in measure ${number} limits the right of a port to close its gates in a storm.`,
  ];
  return sentences.join(' ');
}

/** A text of so many printed pages, in sections of a hundred paragraphs each. */
export function longText(pages: number): string {
  const words = paragraph(1).split(' ').length;
  const count = Math.ceil((pages * WORDS_A_PAGE) / words);
  const lines = Array.from({ length: count }, (_, at) => [
    ...(at % 100 === 0 ? [`Part ${at / 100 + 1}: the measures`] : []),
    paragraph(at + 1),
  ]);
  return ['Register of the harbour measures', ...lines.flat()].join('\n\n');
}

/** Serves one long document with the pages around it, parsed as any other; nothing can be asked of it. */
export async function serveLongDocument(pages: number): Promise<LiveServer> {
  const corpus = buildCorpus([{ name: 'register.txt', text: longText(pages) }], { files: [] });
  const serving = { ...smallServing(), corpus, library: createLibrary(corpus) };
  const { app } = smallApp({ current: () => serving });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const { address, drain } = await listen(server, { host: '127.0.0.1', port: 0 });
  return { origin: address, stop: () => drain(1000) };
}
