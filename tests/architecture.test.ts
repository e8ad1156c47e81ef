import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which top-level folders each one may import values from; the data flows one way. */
const ALLOWED: Record<string, readonly string[]> = {
  seeds: [],
  embeddings: [],
  scripts: ['seeds', 'embeddings'],
  // What measures the product measures all of it, with the evaluation's labels.
  'scripts/bench': ['seeds', 'embeddings', 'scripts', 'server', 'tests'],
  server: ['embeddings'],
  web: [],
};

/** The web client knows the server by its types alone, and those from one folder. */
const TYPES_ONLY: Record<string, string> = { web: 'server/contract' };

const IMPORT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"](\.{1,2}\/[^'"]+)['"]|(?:import|new URL)\(\s*['"](\.{1,2}\/[^'"]+)['"]/g;

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}dist${path.sep}`) && !file.includes('node_modules'))
    .filter((file) => !Object.keys(ALLOWED).some((other) => isWithin(other, folder) && isWithin(file, other)));
}

/** Whether a path lies in a folder: a folder with a row of its own is none of the folder around it. */
const isWithin = (inner: string, folder: string): boolean =>
  path.normalize(inner).startsWith(path.normalize(folder) + path.sep);

function violations(folder: string): string[] {
  return sources(folder).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(IMPORT)].flatMap((match) => {
      const target = path.normalize(path.join(path.dirname(file), match[3] ?? match[4] ?? ''));
      const top = target.split(path.sep)[0] ?? '';
      if (top === folder || isWithin(target, folder) || ALLOWED[folder]?.includes(top)) return [];
      if (match[2] && TYPES_ONLY[folder] === path.dirname(target)) return [];
      return [`${file} imports ${target}`];
    }),
  );
}

describe('architecture', () => {
  it.each(Object.keys(ALLOWED))('%s imports only what the data flow allows', (folder) => {
    expect(sources(folder).length).toBeGreaterThan(0);
    expect(violations(folder)).toEqual([]);
  });
});
