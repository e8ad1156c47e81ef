// @ts-check
// JavaScript, because Node.js reads it at once: `npm start` runs the bundled programs where they are up to date, and
// their sources otherwise.
import { fileURLToPath } from 'node:url';
import { isUpToDate, PROGRAMS } from './bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (isUpToDate(root, PROGRAMS)) {
  await import(new URL('../server/dist/start.mjs', import.meta.url).href);
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await import('./start.ts');
}
