// @ts-check
// JavaScript, because `run.mjs` asks before anything is there that reads TypeScript.
import { readdirSync, statSync } from 'node:fs';
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

/**
 * The sources of the programs that people run, and of the one that a program starts for each worker, by their names once
 * they are bundled.
 */
export const ENTRIES = {
  start: 'scripts/start.ts',
  'build-index': 'scripts/build-index.ts',
  main: 'server/main.ts',
  ask: 'server/ask.ts',
  feedback: 'server/feedback.ts',
  'worker-entry': 'embeddings/embedders/worker-main.ts',
};

/** Where the program of a name lies once it is bundled, relative to the project's folder.
 * @param {string} name */
export const bundled = (name) => `server/dist/${name}.mjs`;

/** The programs that people run, which load in a third of the time that their sources take.
 * @type {Bundle} */
export const PROGRAMS = {
  command: 'build:programs',
  outputs: Object.keys(ENTRIES).map(bundled),
  sources: ['seeds', 'embeddings', 'scripts', 'server'],
  isSource: /\.(ts|mjs)$/,
};

/** What is made, not written, and the folders that hold packages. */
const NO_SOURCES = new Set(['dist', 'node_modules']);

/**
 * Whether every output is there and not older than any source. It waits for the disk: some hundred files are looked at
 * in the time that it takes to be told of ten, and nothing else is to be done before.
 * @param {string} root
 * @param {Bundle} bundle
 * @returns {boolean}
 */
export function isUpToDate(root, { outputs, sources, isSource = /./ }) {
  const oldest = Math.min(...outputs.map((name) => modifiedMs(path.join(root, name))));
  if (Number.isNaN(oldest)) return false;
  const files = sources.flatMap((folder) => filesIn(path.join(root, folder), isSource));
  return [path.join(root, 'package.json'), ...files].every((file) => !(modifiedMs(file) > oldest));
}

/**
 * @param {string} folder
 * @param {RegExp} isSource
 * @returns {string[]}
 */
function filesIn(folder, isSource) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (!entry.isDirectory()) return isSource.test(entry.name) ? [file] : [];
    return NO_SOURCES.has(entry.name) ? [] : filesIn(file, isSource);
  });
}

/**
 * NaN when there is no such file.
 * @param {string} file
 */
const modifiedMs = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
