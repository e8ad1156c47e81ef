// @ts-check
// JavaScript, because Node.js reads it at once. `node scripts/run.mjs server/ask.ts …` runs a program of this project: as
// it was bundled, where that is up to date, and otherwise its sources.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isUpToDate, PROGRAMS } from './bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [, , program = ''] = process.argv;
const source = path.join(root, program);
const bundled = path.join(root, 'server/dist', `${path.basename(program, '.ts')}.mjs`);
const isBundled = isUpToDate(root, PROGRAMS);

// A program finds its arguments where it would if it were run by itself.
process.argv.splice(1, 2, isBundled ? bundled : source);
if (!isBundled) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(pathToFileURL(isBundled ? bundled : source).href);
