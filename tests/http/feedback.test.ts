import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createFeedback } from '../../server/feedback/feedback.ts';
import { openJournal, readJournal } from '../../server/feedback/journal.ts';
import { createLogger } from '../../server/logger.ts';
import { ANSWERED, askedApp } from '../support/asked-app.ts';
import { json } from '../support/http-app.ts';
import { readyIndex } from '../support/ready-index.ts';
import { tempFolder } from '../support/temp-folder.ts';

const UNANSWERED = 'What is the weather at the harbour?';
const quiet = createLogger('silent', () => {});

/** The app with feedback kept in a folder of its own. */
async function listening(overrides: Parameters<typeof askedApp>[0] = {}) {
  const dir = await tempFolder();
  const journal = await openJournal(dir);
  onTestFinished(() => journal.close());
  const { app } = askedApp({ feedback: createFeedback(journal, quiet), ...overrides });
  const ask = async (question: string) =>
    (await app.request('/api/ask', json({ question }))).headers.get('X-Answer-Id');
  const say = (body: object) => app.request('/api/feedback', json(body));
  return { dir, app, ask, say };
}

describe('POST /api/feedback', () => {
  it('writes down what a reader says of an answer, with the question', async () => {
    const { dir, ask, say } = await listening();
    const answer = await ask(ANSWERED);
    const reply = await say({ answer, helpful: false, reason: 'incomplete', note: ' The date is missing. ' });
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({ recorded: true });
    const { entries } = await readJournal(dir);
    expect(entries).toEqual([
      {
        type: 'feedback',
        time: expect.stringMatching(/Z$/),
        answer,
        question: ANSWERED,
        interpretedAs: ANSWERED,
        index: 'small-1',
        status: 'answered',
        helpful: false,
        reason: 'incomplete',
        note: 'The date is missing.',
      },
    ]);
  });

  it.each([
    ['a note of more than 1,000 characters', { helpful: true, note: 'x'.repeat(1_001) }, 400],
    ['a reason that there is not', { helpful: false, reason: 'ugly' }, 400],
    ['no opinion', {}, 400],
    ['a field more', { helpful: true, email: 'me@example.org' }, 400],
  ])('refuses %s', async (_, body, status) => {
    const { dir, ask, say } = await listening();
    expect((await say({ answer: await ask(ANSWERED), ...body })).status).toBe(status);
    expect((await readJournal(dir)).entries).toEqual([]);
  });

  it('knows no answer that it has not given', async () => {
    const { say } = await listening();
    const reply = await say({ answer: 'd5b7a1a2-0000-4000-8000-000000000000', helpful: true });
    expect(reply.status).toBe(404);
  });

  it('is off unless it is wanted: answers have no id, and nothing is taken', async () => {
    const { app } = askedApp();
    const asked = await app.request('/api/ask', json({ question: ANSWERED }));
    expect(asked.headers.has('X-Answer-Id')).toBe(false);
    const reply = await app.request('/api/feedback', json({ answer: 'x', helpful: true }));
    expect(reply.status).toBe(404);
    expect((await reply.json()).detail).toContain('Feedback is off');
    expect((await (await app.request('/api/health')).json()).feedback).toBe(false);
  });

  it('gives each answer an id of its own, which pages of allowed origins may read', async () => {
    const { app, ask } = await listening({ allowedOrigins: ['https://news.example'] });
    expect(await ask(ANSWERED)).not.toBe(await ask(ANSWERED));
    const asked = json({ question: ANSWERED });
    const reply = await app.request('/api/ask', {
      ...asked,
      headers: { ...asked.headers, Origin: 'https://news.example' },
    });
    expect(reply.headers.get('Access-Control-Expose-Headers')).toContain('X-Answer-Id');
    expect((await (await app.request('/api/health')).json()).feedback).toBe(true);
  });

  it('writes down what was asked in vain by itself', async () => {
    const { dir, ask } = await listening();
    const answer = await ask(UNANSWERED);
    await ask(ANSWERED);
    await expect
      .poll(async () => (await readJournal(dir)).entries)
      .toMatchObject([{ type: 'unanswered', answer, question: UNANSWERED }]);
  });
});

describe('the journal', () => {
  const entry = (question: string) => ({
    type: 'unanswered' as const,
    time: new Date().toISOString(),
    answer: 'a',
    question,
    interpretedAs: question,
    index: 'small-1',
  });

  it('goes on in a new file when one is full, and keeps no more than it may', async () => {
    const dir = await tempFolder();
    const journal = await openJournal(dir, { fileBytes: 400, olderFiles: 2 });
    for (let n = 0; n < 30; n++) await journal.append(entry(`question ${n}`));
    await journal.close();
    expect(await readdir(dir)).toHaveLength(3);
    const questions = (await readJournal(dir)).entries.map(({ question }) => question);
    expect(questions).toEqual(questions.toSorted((a, b) => Number(a.slice(9)) - Number(b.slice(9))));
    expect(questions.at(-1)).toBe('question 29');
  });

  it('loses no entry of many that come at once', async () => {
    const dir = await tempFolder();
    const journal = await openJournal(dir, { fileBytes: 2_000, olderFiles: 100 });
    await Promise.all(Array.from({ length: 200 }, (_, n) => journal.append(entry(`question ${n}`))));
    await journal.close();
    const { entries } = await readJournal(dir);
    expect(new Set(entries.map(({ question }) => question)).size).toBe(200);
  });

  it('leaves out a line that was cut short, and begins the next on a line of its own', async () => {
    const dir = await tempFolder();
    await appendFile(path.join(dir, 'feedback.jsonl'), `${JSON.stringify(entry('before'))}\n{"type":"unanswe`);
    const journal = await openJournal(dir);
    await journal.append(entry('after'));
    await journal.close();
    const { entries, unreadable } = await readJournal(dir);
    expect(entries.map(({ question }) => question)).toEqual(['before', 'after']);
    expect(unreadable).toBe(1);
  });

  it('says at the start that a folder cannot be used, and what to do', async () => {
    const file = path.join(await tempFolder(), 'file');
    await appendFile(file, '');
    await expect(openJournal(path.join(file, 'folder'))).rejects.toThrow(
      'Set FEEDBACK_DIR to a folder that can be written',
    );
  });
});

describe('a server that is killed', () => {
  let dir: string;
  let server: ChildProcess;
  let address: string;
  beforeAll(async () => {
    await readyIndex();
    dir = await mkdtemp(path.join(tmpdir(), 'communique-feedback-'));
    const env = { ...process.env, PORT: '0', RATE_LIMIT: '0', LOG_LEVEL: 'error', FEEDBACK_DIR: dir };
    server = spawn(process.execPath, ['scripts/run.mjs', 'server/main.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [announced] = await once(server.stdout as NodeJS.ReadableStream, 'data');
    address = /http:\/\/\S+/.exec(String(announced))?.[0] ?? '';
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await rm(dir, { recursive: true, force: true });
  });

  /** What `npm run feedback` prints. */
  async function report(...args: string[]) {
    const env = { ...process.env, FEEDBACK_DIR: dir };
    return (await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'server/feedback.ts', ...args], { env }))
      .stdout;
  }

  it('has everything on the disk that it said it has, and npm run feedback reports it', async () => {
    const ask = (question: string) => fetch(`${address}/api/ask`, json({ question }));
    for (const question of ['How tall is the Eiffel tower?', 'how tall is  the eiffel TOWER']) await ask(question);
    const answer = (await ask('what did SCO say about Dushanbe?')).headers.get('X-Answer-Id');
    const recorded: string[] = [];
    const say = async (note: string) => {
      const reply = await fetch(`${address}/api/feedback`, json({ answer, helpful: false, reason: 'off_topic', note }));
      if (reply.ok) recorded.push(note);
      if (recorded.length === 40) server.kill('SIGKILL');
    };
    await Promise.allSettled(Array.from({ length: 200 }, (_, n) => say(`note ${n}`)));
    expect(recorded.length).toBeGreaterThanOrEqual(40);

    await appendFile(path.join(dir, 'feedback.jsonl'), '{"type":"feedback","time":"20');
    const told = JSON.parse(await report('--json'));
    const kept = new Set(told.unhelpful.map(({ note }: { note: string }) => note));
    expect(recorded.filter((note) => !kept.has(note))).toEqual([]);
    expect(told.unanswered).toMatchObject([{ question: 'How tall is the Eiffel tower?', times: 2 }]);
    expect(told.unreadable).toBe(1);
    const text = await report('--days', '1');
    expect(text).toContain('2×  How tall is the Eiffel tower?');
    expect(text).toMatch(/what did SCO say about Dushanbe\?\s+\(answered, off_topic\)/);
    expect(text).toContain('1 lines could not be read');
    expect(await readFile(path.join(dir, 'feedback.jsonl'), 'utf8')).not.toContain('127.0.0.1');
  });
});
