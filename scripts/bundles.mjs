// @ts-check
// JavaScript, because `start.mjs` asks before anything is there that reads TypeScript.
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * What is made from sources before it is served. Paths are relative to the project's folder.
 * @typedef {object} Bundle
 * @property {string} command The script of package.json that makes it.
 * @property {readonly string[]} outputs What a complete one has, among others.
 * @property {readonly string[]} sources The folders it is made from.
 * @property {RegExp} [isSource] Which files of them count; without it all.
 */

/** The pages and the widget, for browsers.
 * @type {Bundle} */
export const PAGES = {
  command: 'build:pages',
  outputs: ['web/dist/index.html', 'web/dist/widget.js'],
  sources: ['web'],
};

/** The programs behind `npm start`, which load in a third of the time that their sources take.
 * @type {Bundle} */
export const PROGRAMS = {
  command: 'build:programs',
  outputs: ['start', 'main', 'worker-entry'].map((name) => `server/dist/${name}.mjs`),
  sources: ['seeds', 'embeddings', 'scripts', 'server'],
  isSource: /\.(ts|mjs)$/,
};

/** What is made, not written, and the folders that hold packages. */
const NO_SOURCES = new Set(['dist', 'node_modules']);

/**
 * Whether every output is there and not older than any source.
 * @param {string} root
 * @param {Bundle} bundle
 * @returns {Promise<boolean>}
 */
export async function isUpToDate(root, { outputs, sources, isSource = /./ }) {
  const made = await Promise.all(outputs.map((name) => modifiedMs(path.join(root, name))));
  const oldest = Math.min(...made);
  if (Number.isNaN(oldest)) return false;
  const found = await Promise.all(sources.map((folder) => filesIn(path.join(root, folder), isSource)));
  const written = await Promise.all([path.join(root, 'package.json'), ...found.flat()].map(modifiedMs));
  return written.every((time) => !(time > oldest));
}

/**
 * @param {string} folder
 * @param {RegExp} isSource
 * @returns {Promise<string[]>}
 */
async function filesIn(folder, isSource) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map((entry) => {
    const file = path.join(folder, entry.name);
    if (!entry.isDirectory()) return isSource.test(entry.name) ? [file] : [];
    return NO_SOURCES.has(entry.name) ? [] : filesIn(file, isSource);
  });
  return (await Promise.all(found)).flat();
}

/**
 * NaN when there is no such file.
 * @param {string} file
 */
async function modifiedMs(file) {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return Number.NaN;
  }
}
