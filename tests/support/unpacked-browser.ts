import { packagedBrowser } from './browser.ts';

/** Unpacks Chromium before the first file of tests: two that began at once would find it half unpacked by the other. */
export async function setup(): Promise<void> {
  await packagedBrowser();
}
