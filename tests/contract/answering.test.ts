import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalEmbedder } from '../../embeddings/embedders/local.ts';
import { readStore } from '../../embeddings/storage/read-store.ts';
import { build } from '../../scripts/build.ts';
import type { Serving } from '../../server/app.ts';
import type { AskReply, AskRequest } from '../../server/contract/ask.ts';
import { searchIndexOf, servingOf } from '../../server/engine.ts';

/** Two translations of a declaration, a speech and a newspaper, none of them of the project's own corpus. */
const DECLARATION = `Harbour Declaration of the Coastal Council
The members of the Coastal Council met in Port Ellery on May 3, 2031, and declare:
I
Members welcome the opening of the Lighthouse Museum in Port Ellery on April 2, 2031, and note the initiative to establish a Tide Research Centre in Sandwick.
Members support the restoration of sea grass meadows. They note the outcomes of the Conference on Sea Grass (Sandwick, March 9–11, 2031).
Members strongly condemn the attack on the ferry Marigold on January 5, 2031.
II
Members oppose the dumping of waste at sea and call for a binding agreement on plastic.
Members decide to set up a fund for small fishing harbours.
`;
const TRANSLATION = `Harbour Declaration of the Coastal Council, another translation
The members welcome the opening on April 2, 2031, of the Lighthouse Museum in Port Ellery and note the initiative to establish a Tide Research Centre in Sandwick.
`;
const SPEECH = `Three Tasks for the Coast

First, we should protect the dunes. Dunes are the cheapest wall there is.

Second, we should train young pilots. A harbour without pilots is a wall without a door.

Third, we should measure the tides together. Each of us sees one shore only.

— From Chair Ilse Marr's speech at the Coastal Council in Port Ellery, May 3
`;
const NEWS = `Baker's ferry bread feeds the harbour

The Coastal Council supports establishing a Tide Research Centre in Sandwick, the mayor said.

Baker Tomas Brandt has baked for the ferries since 2009. He sells 400 loaves on a summer day. "I never wanted to leave," he told the Harbour Post.
`;

const document = (id: string, title: string, kind: string) => ({
  id,
  title,
  kind,
  language: 'en',
  date: '2031-05-03',
});

const CATALOG = {
  files: [
    { file: 'a.txt', documents: [document('harbour-declaration', 'Harbour Declaration', 'declaration')] },
    { file: 'b.txt', documents: [document('harbour-translation', 'Harbour Declaration (translation)', 'declaration')] },
    { file: 'c.txt', documents: [document('three-tasks', 'Three Tasks for the Coast', 'speech')] },
    { file: 'd.txt', documents: [document('ferry-bread', "Baker's ferry bread feeds the harbour", 'news')] },
  ],
};

const seeds = { 'a.txt': DECLARATION, 'b.txt': TRANSLATION, 'c.txt': SPEECH, 'd.txt': NEWS };
let serving: Serving;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'communique-answering-'));
  const files = Object.entries({ ...seeds, 'catalog.json': JSON.stringify(CATALOG) });
  await Promise.all(files.map(([name, text]) => writeFile(path.join(folder, name), text)));
  const embedder = await createLocalEmbedder();
  const indexDir = path.join(folder, 'index');
  await build({ seedsDir: folder, indexDir, embedder });
  serving = servingOf(searchIndexOf(await readStore(indexDir)), embedder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (question: string, more: Partial<AskRequest> = {}): Promise<AskReply> => serving.ask({ question, ...more });
const texts = (reply: AskReply): string[] => reply.answer.map(({ text }) => text);

describe('an answer', () => {
  it('quotes the seed files to the character', async () => {
    const { citations } = await ask('What did the members say about Sandwick?');
    for (const { file, start, end, quote } of citations) {
      expect(seeds[file as keyof typeof seeds].slice(start, end)).toBe(quote);
    }
  });

  it('is one statement with two citations where two translations say the same', async () => {
    const reply = await ask('When was the Lighthouse Museum opened?');
    expect(texts(reply)[0]).toContain('April 2, 2031');
    const cited = reply.citations.filter(({ id }) => reply.answer[0]?.citations.includes(id));
    expect(cited.map(({ document: { id } }) => id).sort()).toEqual(['harbour-declaration', 'harbour-translation']);
  });

  it('keeps "supports establishing" apart from "note the initiative", official words first', async () => {
    const reply = await ask('What is said about the Tide Research Centre?');
    const kinds = reply.answer.map(
      ({ citations: [id] }) => reply.citations.find((one) => one.id === id)?.document.kind,
    );
    expect(kinds).toEqual(['declaration', 'news']);
  });

  it('gives a pronoun the sentence that says who', async () => {
    const reply = await ask('How many loaves does the baker sell on a summer day?');
    const [first] = reply.answer;
    expect(first?.text).toContain('400 loaves');
    expect(`${first?.lead?.text ?? ''} ${first?.text}`).toContain('Tomas Brandt');
  });

  it('lists the points that are counted, in their order', async () => {
    expect(texts(await ask('Which three tasks did the speaker name?'))).toEqual([
      'First, we should protect the dunes.',
      'Second, we should train young pilots.',
      'Third, we should measure the tides together.',
    ]);
  });

  it('answers what a speaker said with their own words, and not with the line that says who spoke', async () => {
    const said = texts(await ask('What did Ilse Marr say?'));
    expect(said.length).toBeGreaterThan(1);
    for (const text of said) {
      expect(SPEECH).toContain(text);
      expect(text).not.toContain('Marr');
    }
  });

  it('answers when and where a speech was given with the line that says so', async () => {
    expect(texts(await ask('When did Ilse Marr speak?'))[0]).toBe(
      "— From Chair Ilse Marr's speech at the Coastal Council in Port Ellery, May 3",
    );
  });

  it('gives every provision that names the subject of a topic', async () => {
    const said = texts(await ask('What did the council say about Sandwick?')).join(' ');
    expect(said).toContain('Tide Research Centre');
    expect(said).toContain('Conference on Sea Grass');
  });

  it('stays within the kinds, the documents and the number that are asked for', async () => {
    const news = await ask('What is said about the Tide Research Centre?', { kinds: ['news'] });
    expect(news.citations.map(({ document: { kind } }) => kind)).toEqual(['news']);
    const one = await ask('What did the council say about Sandwick?', { documents: ['harbour-declaration'], limit: 1 });
    expect(one.answer).toHaveLength(1);
    expect(one.citations.every(({ document: { id } }) => id === 'harbour-declaration')).toBe(true);
  });
});

describe('what was understood', () => {
  it('spells out an acronym of a name in the documents and says so', async () => {
    const reply = await ask('What is planned for the TRC?');
    expect(reply.interpretedAs).toBe('What is planned for the Tide Research Centre?');
    expect(texts(reply)[0]).toContain('establish a Tide Research Centre in Sandwick');
    expect((await ask('What is planned for the XYZ?')).status).toBe('no_answer');
  });

  it('mends a misspelt word and says so', async () => {
    const reply = await ask('lighthuse musem opening');
    expect(reply.interpretedAs).toBe('lighthouse museum opening');
    expect(texts(reply)[0]).toContain('Lighthouse Museum');
  });

  it('joins a follow-up with what it follows', async () => {
    const reply = await ask('And when was it held?', { history: ['What is said about the Conference on Sea Grass?'] });
    expect(reply.interpretedAs).toContain('Sea Grass');
    expect(texts(reply)[0]).toContain('March 9–11, 2031');
  });

  it('leaves the earlier subject behind when a new one is named', async () => {
    const reply = await ask('What did they say about plastic?', {
      history: ['What is said about the Lighthouse Museum?'],
    });
    expect(reply.interpretedAs).toBe('What did they say about plastic?');
    expect(texts(reply)[0]).toContain('plastic');
  });
});

describe('silence', () => {
  it.each([
    [
      'a figure that the text on the subject does not give',
      'How many passengers were hurt in the attack on the Marigold?',
    ],
    ['a price that is not given', 'How much will the Tide Research Centre cost?'],
    ['a subject that is not in the corpus', 'best pizza recipe'],
    ['a name that is not in the corpus', 'What did the members say about Tasmania?'],
    ['nonsense', 'asdf qwer zxcv'],
  ])('is the answer to %s', async (_, question) => {
    const reply = await ask(question);
    expect(reply.status).toBe('no_answer');
    expect(reply.answer).toEqual([]);
  });

  it('shows the nearest passages as what they are', async () => {
    const { closest, citations } = await ask('How much will the Tide Research Centre cost?');
    expect(citations).toEqual([]);
    expect(closest.length).toBeGreaterThan(0);
    expect(closest[0]?.quote).toContain('Tide Research Centre');
  });

  it('is the answer when nothing may be cited', async () => {
    expect((await ask('What is said about Sandwick?', { kinds: ['summary'] })).status).toBe('no_answer');
  });
});
