// @ts-check
// JavaScript, because Node.js reads it at once. `node scripts/run.mjs server/ask.ts …` runs a program of this project: as
// it was bundled, where that is up to date, and otherwise its sources.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundled, ENTRIES, isUpToDate, PROGRAMS } from './bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , source = ''] = process.argv;
const [name] = Object.entries(ENTRIES).find(([, entry]) => entry === source) ?? [];
const isBundled = name !== undefined && isUpToDate(root, PROGRAMS);
const program = path.join(root, isBundled ? bundled(name) : source);

// A program finds its arguments where it would if it were run by itself.
process.argv.splice(1, 2, program);
if (!isBundled) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(pathToFileURL(program).href);
