import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchBrowser } from './browser.ts';
import { type HostSite, startHostSite } from './host-site.ts';
import { type LiveServer, startLiveServer } from './live-server.ts';
import { Reader } from './reader.ts';

/** What a file of browser tests starts before its first test and ends after its last. */
export interface ReaderSetUp {
  readonly server: LiveServer;
  readonly browser: Browser;
  readonly reader: Reader;
}

/** The server with the environment given, a browser, and a reader in it, whose pages are closed after each test. */
export function setUpReader(env: Record<string, string> = {}): ReaderSetUp {
  const setUp = {} as ReaderSetUp;
  beforeAll(async () => {
    const [server, browser] = await Promise.all([startLiveServer(env), launchBrowser()]);
    Object.assign(setUp, { server, browser, reader: new Reader(browser, server.origin) });
  });
  afterEach(() => setUp.reader?.leave());
  afterAll(async () => {
    await setUp.browser?.close();
    await setUp.server?.stop();
  });
  return setUp;
}

/** The same for a chat on another site. */
export interface HostSetUp {
  /** The site, which the server allows. */
  readonly site: HostSite;
  readonly server: LiveServer;
  readonly browser: Browser;
}

/** Another site, a server that allows it and has the environment given beside, and a browser. */
export function setUpHost(prepare: () => Promise<Record<string, string>> = async () => ({})): HostSetUp {
  const setUp = {} as HostSetUp;
  beforeAll(async () => {
    const site = await startHostSite();
    Object.assign(setUp, { site });
    const env = { ALLOWED_ORIGINS: site.origin, ...(await prepare()) };
    const [server, browser] = await Promise.all([startLiveServer(env), launchBrowser()]);
    Object.assign(setUp, { server, browser });
  });
  afterAll(async () => {
    await setUp.browser?.close();
    await Promise.all([setUp.server?.stop(), setUp.site?.stop()]);
  });
  return setUp;
}
