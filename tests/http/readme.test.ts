import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { fold } from '../../embeddings/span.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import type { App } from '../../server/app.ts';
import { AskReply } from '../../server/contract/ask.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';
import { json, smallApp } from '../support/http-app.ts';
import { fencedBlock, section, shellWords } from '../support/markdown.ts';
import { readyIndex } from '../support/ready-index.ts';

const readme = await readFile('README.md', 'utf8');

let indexDir: string;
let embedder: Embedder;
let app: App;
beforeAll(async () => {
  ({ indexDir } = await readyIndex());
  embedder = await createLocalEmbedder();
  const serving = servingOf(searchIndexOf(await readStore(indexDir)), embedder);
  app = smallApp({ current: () => serving }).app;
});
afterAll(() => embedder?.close());

/** What `npm run ask` prints for the arguments of such a command. */
async function ask(command: string): Promise<string> {
  const [npm, run, script, separator, ...args] = shellWords(command);
  expect([npm, run, script, separator]).toEqual(['npm', 'run', 'ask', '--']);
  const env = { ...process.env, INDEX_DIR: indexDir };
  const ran = await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'server/ask.ts', ...args], { env });
  return ran.stdout;
}

/** Sends to the app what a `curl` command of the README sends to a server at the default address. */
async function curl(command: string): Promise<unknown> {
  const words = shellWords(command);
  const address = words.find((word) => word.startsWith('http')) ?? '';
  const after = (option: string) => words.filter((_, at) => words[at - 1] === option);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:8787\//);
  const url = new URL(address);
  for (const pair of after('--data-urlencode')) {
    const [, name = '', value = ''] = /^(\w+)=(.*)$/su.exec(pair) ?? [];
    url.searchParams.set(name, value);
  }
  const [body] = after('-d');
  const reply = await app.request(`${url.pathname}${url.search}`, body ? json(JSON.parse(body)) : {});
  expect(reply.status).toBe(200);
  return reply.json();
}

describe('README.md', () => {
  it('begins with a question and the answer that the program gives to it', async () => {
    const printed = await ask(fencedBlock(readme, 'sh'));
    expect(fold(fencedBlock(readme, 'text'))).toBe(fold(printed));
  });

  it('shows how to check a quote, and what comes back', async () => {
    const part = section(readme, 'Answers, and silence');
    expect(await curl(fencedBlock(part, 'sh'))).toEqual(JSON.parse(fencedBlock(part, 'json')));
  });

  it('shows how to ask in the terminal for the shape of the API', async () => {
    const command = fencedBlock(section(readme, 'Asking'), 'sh', 'In the terminal');
    expect(AskReply.parse(JSON.parse(await ask(command))).status).toBe('answered');
  });

  it('shows how to ask over HTTP', async () => {
    const command = fencedBlock(section(readme, 'Asking'), 'sh', 'Over HTTP');
    expect(AskReply.parse(await curl(command)).status).toBe('answered');
  });
});
