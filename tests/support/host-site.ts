import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Another person's site, on an origin of its own. */
export interface HostSite {
  readonly origin: string;
  /** What every page of it is, from now on, and the headers it is sent with. */
  serve(html: string, headers?: Record<string, string>): void;
  stop(): Promise<void>;
}

/** Starts a site that answers every path with one page. */
export async function startHostSite(): Promise<HostSite> {
  let page = { html: '', headers: {} as Record<string, string> };
  const server = createServer((_, reply) => {
    reply.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (html, headers = {}) => {
      page = { html, headers };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
