import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';
import { section, tableRows } from './support/markdown.ts';

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

const readme = await readFile('README.md', 'utf8');
const { scripts, engines, dependencies } = JSON.parse(await readFile('package.json', 'utf8')) as Package;

/** What is written for people: the files at the top, and what each folder says of itself. */
const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['seeds', 'embeddings', 'scripts', 'server', 'web', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => path.basename(name) === 'README.md' && !name.includes('node_modules'))
      .map((name) => path.join(folder, name)),
  ),
];

/** The npm scripts that a text calls, as people call them: `npm start`, `npm test`, `npm run …`. */
function calledScripts(text: string): string[] {
  const calls = text.matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g);
  return [...new Set([...calls].map(([, run, short]) => run ?? short ?? ''))];
}

/** Every variable that the configuration looks at, in its order. */
function configVariables(): string[] {
  const asked = new Set<string>();
  readConfig(new Proxy({}, { get: (_, name) => void asked.add(String(name)) }));
  return [...asked];
}

/** The field of the configuration that a variable decides: `RATE_LIMIT` decides `rateLimit`. */
function decidedBy(variable: string, env: Readonly<Record<string, string>>): unknown {
  const field = variable.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const config = new Map<string, unknown>(Object.entries(readConfig(env)));
  return config.get(field);
}

/** Where a text's links lead inside the project. */
function localLinks(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
  return targets.filter((target) => !/^https?:/.test(target));
}

/** The anchors of a text's headings, as code hosts make them. */
function anchors(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

async function leadsSomewhere(link: string, from: string): Promise<boolean> {
  const [name, anchor] = link.split('#');
  const target = name ? path.join(path.dirname(from), name) : from;
  if (!existsSync(target)) return false;
  return anchor === undefined || anchors(await readFile(target, 'utf8')).includes(anchor);
}

describe('README.md', () => {
  const commands = tableRows(section(readme, 'Commands'));
  const settings = tableRows(section(readme, 'Configuration')).map(([variable = '', told = '']) => ({
    variable: variable.replaceAll('`', ''),
    told: told.replaceAll('`', ''),
  }));

  it('lists every command there is', () => {
    expect(calledScripts(commands.map(([command]) => command).join('\n')).sort()).toEqual(Object.keys(scripts).sort());
  });

  it('says what npm run check runs, in its order', () => {
    const [, told = ''] = commands.find(([command]) => command === '`npm run check`') ?? [];
    const named = [...told.matchAll(/[\w:-]+/g)].map(([word]) => word).filter((word) => word in scripts);
    expect(named).toEqual(calledScripts(scripts['check'] ?? ''));
  });

  it('lists every setting there is', () => {
    expect(settings.map(({ variable }) => variable)).toEqual(configVariables());
  });

  it.each(settings)('tells the default of $variable', ({ variable, told }) => {
    const preset = decidedBy(variable, {});
    if (told === '') expect(preset ?? []).toEqual([]);
    else expect(decidedBy(variable, { [variable]: told })).toEqual(preset);
  });

  it('asks for the Node.js that package.json asks for', () => {
    const [, oldest] = /(\d+\.\d+) or newer/.exec(section(readme, 'Start')) ?? [];
    expect(engines.node).toBe(`>=${oldest}`);
  });

  it('gives the reason for the version of onnxruntime-node that is installed', () => {
    const [, version] = /`onnxruntime-node`.* stays at ([\d.]+\d)/.exec(readme) ?? [];
    expect(dependencies['onnxruntime-node']).toBe(version);
  });
});

describe.each(DOCUMENTS)('%s', (file) => {
  it('calls only commands that exist', async () => {
    const unknown = calledScripts(await readFile(file, 'utf8')).filter((name) => !(name in scripts));
    expect(unknown).toEqual([]);
  });

  it('links only to what exists', async () => {
    const links = localLinks(await readFile(file, 'utf8'));
    const found = await Promise.all(links.map((link) => leadsSomewhere(link, file)));
    expect(links.filter((_, at) => !found[at])).toEqual([]);
  });
});

describe('SECURITY.md', () => {
  it('names for every promise the tests that show it', async () => {
    const promises = tableRows(section(await readFile('SECURITY.md', 'utf8'), 'What is promised, and what shows it'));
    expect(promises.length).toBeGreaterThan(0);
    for (const [promise, shownBy = ''] of promises) {
      const tests = localLinks(shownBy);
      expect(tests, promise).not.toEqual([]);
      for (const test of tests) expect(test, promise).toMatch(/^tests\/.+\.test\.tsx?$/);
    }
  });
});
