import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { Serving } from '../../server/app.ts';
import { createApi } from '../../web/api.ts';
import { type Services, ServicesProvider } from '../../web/services.ts';
import { ENGLISH } from '../../web/strings/english.ts';
import { smallApp, smallServing } from './http-app.ts';

/** The server over the small corpus as the client reaches it, without a port; what it answers is the test's to say. */
export function smallApi(ask: Serving['ask']) {
  const serving = { ...smallServing(), ask };
  const { app } = smallApp({ current: () => serving });
  const requests: string[] = [];
  const aborted: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(String(input));
    init?.signal?.addEventListener('abort', () => aborted.push(String(input)));
    const reply = await app.request(String(input), init);
    init?.signal?.throwIfAborted();
    return reply;
  };
  return { api: createApi({ fetch }), requests, aborted };
}

/** What a test may look at besides the page. */
export interface Traces {
  readonly requests: readonly string[];
  readonly aborted: readonly string[];
  readonly copied: string[];
  readonly revealed: Element[];
}

/** Shows components as the page does, over the server of the small corpus, until the running test is finished. */
export function renderClient(element: ReactNode, ask: Serving['ask']): Traces {
  const { api, ...network } = smallApi(ask);
  const traces: Traces = { ...network, copied: [], revealed: [] };
  const services: Services = {
    api,
    language: 'en',
    strings: ENGLISH,
    resolve: (path) => `https://communique.example${path}`,
    copy: async (text) => traces.copied.push(text) > 0,
    reveal: (shown) => void traces.revealed.push(shown),
  };
  render(<ServicesProvider value={services}>{element}</ServicesProvider>);
  onTestFinished(cleanup);
  return traces;
}
