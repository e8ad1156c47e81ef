import { existsSync } from 'node:fs';
import packaged from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * What the packaged Chromium turns off to fit a cloud function and a test must have on: `--disable-web-security`
 * and `--allow-running-insecure-content` would hide cross-origin mistakes, with `--single-process` the browser
 * ends when the first page is closed, and with `--no-zygote` the process of every page loads the whole program anew.
 */
const UNWANTED = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

/** Options for a graphics processor made of software, which pages without three dimensions are slower with. */
const DRAWING = /gpu|gl=|swiftshader/;

/** Where the Chromium of the npm package lies, which the first call unpacks; undefined where it cannot run. */
export async function packagedBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const path = await packaged.executablePath();
  if (!existsSync(path)) throw new Error(`The packaged Chromium is not at ${path}; run npm ci again.`);
  return path;
}

/** A real Chromium: the one from the npm package on 64-bit Linux, the installed Chrome elsewhere. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await packagedBrowser();
  if (executablePath === undefined) return chromium.launch({ channel: 'chrome' });
  const args = packaged.args.filter((arg) => !UNWANTED.has(arg) && !DRAWING.test(arg));
  return chromium.launch({ executablePath, args: [...args, '--disable-gpu'] });
}
