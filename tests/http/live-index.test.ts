import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MANIFEST_FILE } from '../../embeddings/storage/manifest.ts';
import { AskReply } from '../../server/contract/ask.ts';
import { DocumentList } from '../../server/contract/documents.ts';
import { indexedFolder } from '../support/built-index.ts';
import { json } from '../support/http-app.ts';
import { type SeedsFolder, SHORT_SEEDS } from '../support/seeds-folder.ts';

const OLD = SHORT_SEEDS['harbour.txt'] as string;
/** Everything after the title has moved: an offset of one index read in the file of the other gives other words. */
const NEW = OLD.replace('\n\n', '\n\nThe ministers met for the first time in the new harbour hall.\n\n');

const QUESTION = json({ question: 'What do the ministers support?' });

/** `npm run index` as a process of its own: it has the model that the server has. */
async function buildIndex({ seedsDir, indexDir }: SeedsFolder): Promise<void> {
  const env = { ...process.env, SEEDS_DIR: seedsDir, INDEX_DIR: indexDir };
  await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'scripts/build-index.ts'], { env });
}

interface Server {
  readonly child: ChildProcess;
  readonly address: string;
  /** The lines of its log so far. */
  readonly log: () => { level: string; message: string; error?: string }[];
}

/** The server as a process, over an index that is there. */
async function serve({ indexDir }: SeedsFolder): Promise<Server> {
  const env = { ...process.env, INDEX_DIR: indexDir, PORT: '0', RATE_LIMIT: '0' };
  const child = spawn(process.execPath, ['scripts/run.mjs', 'server/main.ts'], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let logged = '';
  child.stderr.on('data', (chunk) => {
    logged += chunk;
  });
  const [announced] = await once(child.stdout, 'data');
  const address = /http:\/\/\S+/.exec(String(announced))?.[0] ?? '';
  const log = () => [...logged.matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line));
  return { child, address, log };
}

async function ask(address: string): Promise<AskReply> {
  const reply = await fetch(`${address}/api/ask`, QUESTION);
  expect(reply.status).toBe(200);
  return AskReply.parse(await reply.json());
}

/** Between two questions of a client: the build that they wait for needs the processor too. */
const PAUSE_MS = 20;

/** Asks again and again, and gives every reply, until one of them satisfies. */
async function askUntil(address: string, isLast: (reply: AskReply) => boolean): Promise<AskReply[]> {
  const replies: AskReply[] = [];
  for (;;) {
    const reply = await ask(address);
    replies.push(reply);
    if (isLast(reply)) return replies;
    await wait(PAUSE_MS);
  }
}

/** What stands at the places a reply cites, in a text of the file it names. */
function placesIn(text: string, { citations, closest }: AskReply): { quote: string; place: string }[] {
  const cited = [...citations, ...closest].filter(({ file }) => file === 'harbour.txt');
  return cited.map(({ quote, start, end }) => ({ quote, place: text.slice(start, end) }));
}

describe('a server whose index is built anew', { timeout: 180_000 }, () => {
  it('changes over once, fails no request, and mixes no two indexes in a reply', async () => {
    const folder = await indexedFolder();
    const { child, address } = await serve(folder);
    const before = (await ask(address)).index.fingerprint;

    await folder.write({ 'harbour.txt': NEW });
    const building = buildIndex(folder);
    const isNew = (reply: AskReply) => reply.index.fingerprint !== before;
    const asked = await Promise.all([askUntil(address, isNew), askUntil(address, isNew), askUntil(address, isNew)]);
    await building;
    const after = await Promise.all([ask(address), ask(address)]);

    const fingerprints = new Set([...asked.flat(), ...after].map(({ index }) => index.fingerprint));
    expect(fingerprints.size).toBe(2);
    for (const replies of asked) expect(replies.filter(isNew)).toHaveLength(1);
    expect(after.every(isNew)).toBe(true);
    for (const reply of [...asked.flat(), ...after]) {
      const places = placesIn(isNew(reply) ? NEW : OLD, reply);
      expect(places.length).toBeGreaterThan(0);
      for (const { quote, place } of places) expect(quote).toBe(place);
    }
    const { documents, index } = DocumentList.parse(await (await fetch(`${address}/api/documents`)).json());
    expect(index.fingerprint).toBe(after[0]?.index.fingerprint);
    expect(documents.find(({ file }) => file === 'harbour.txt')?.end).toBe(NEW.trimEnd().length);

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('goes on with the one before when the new one is damaged, and says why, once', async () => {
    const folder = await indexedFolder();
    const { address, log } = await serve(folder);
    const { index } = await ask(address);
    const manifestFile = path.join(folder.indexDir, MANIFEST_FILE);
    const manifest = await readFile(manifestFile, 'utf8');

    await writeFile(manifestFile, manifest.slice(0, 100));
    const failures = () => log().filter(({ level }) => level === 'error');
    while (failures().length === 0) await wait(100);
    expect(failures()[0]?.error).toContain(`${manifestFile} is not what was written there`);
    await wait(2_500);
    expect(failures()).toHaveLength(1);
    expect((await ask(address)).index).toEqual(index);

    await folder.write({ 'harbour.txt': NEW });
    await buildIndex(folder);
    await askUntil(address, (reply) => reply.index.fingerprint !== index.fingerprint);
  });
});

describe('a server whose seeds are changed', { timeout: 180_000 }, () => {
  it('quotes and verifies what was indexed, until the index is built anew', async () => {
    const folder = await indexedFolder();
    const { address, log } = await serve(folder);
    await folder.write({ 'harbour.txt': NEW, 'catalog.json': 'no catalog' });
    await rm(path.join(folder.seedsDir, 'boats.txt'));

    const reply = await ask(address);
    const places = placesIn(OLD, reply);
    expect(places.length).toBeGreaterThan(0);
    for (const { quote, place } of places) expect(quote).toBe(place);
    const { file, start, end, quote } = reply.citations[0] as AskReply['citations'][number];
    const query = new URLSearchParams({ file, start: String(start), end: String(end), quote });
    expect(await (await fetch(`${address}/api/verify?${query}`)).json()).toEqual({ verbatim: true });
    const documents = DocumentList.parse(await (await fetch(`${address}/api/documents`)).json());
    expect(documents.documents.map((document) => document.file).sort()).toEqual(['boats.txt', 'harbour.txt']);
    expect(log().filter(({ level }) => level === 'error')).toEqual([]);
  });
});
