import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { smallApp } from '../support/http-app.ts';

const { app } = smallApp();
const LONG = '/api/openapi.json';
const SHORT = '/api/documents/tidal-centre';

const read = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const bytesOf = async (reply: Response) => Buffer.from(await reply.arrayBuffer());

describe('what is read', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip, deflate', gunzipSync],
    ['gzip', 'br;q=0, *', gunzipSync],
  ] as const)('is packed by %s for who takes "%s", and is the same', async (encoding, accepted, unpack) => {
    const plain = await bytesOf(await read(LONG));
    for (const _time of ['first', 'second']) {
      const reply = await read(LONG, { 'Accept-Encoding': accepted });
      expect(reply.headers.get('Content-Encoding')).toBe(encoding);
      expect(reply.headers.get('Vary')).toContain('Accept-Encoding');
      const packed = await bytesOf(reply);
      expect(Number(reply.headers.get('Content-Length'))).toBe(packed.length);
      expect(packed.length).toBeLessThan(plain.length / 2);
      expect(unpack(packed).equals(plain)).toBe(true);
    }
  });

  it.each([
    ['to who takes nothing else', LONG, ''],
    ['to who forbids the rest', LONG, 'br;q=0, gzip;q=0'],
    ['when it fits into a packet', SHORT, 'gzip, br'],
  ])('is sent as it is %s', async (_, path, accepted) => {
    const reply = await read(path, { 'Accept-Encoding': accepted });
    expect(reply.headers.get('Content-Encoding')).toBeNull();
    expect(await reply.json()).toBeTypeOf('object');
  });

  it('has a strong ETag for each form, by which it is not sent again', async () => {
    const tags = new Set<string>();
    for (const accepted of ['', 'gzip', 'br']) {
      const tag = (await read(LONG, { 'Accept-Encoding': accepted })).headers.get('ETag') ?? '';
      expect(tag).toMatch(/^"[^"]+"$/);
      tags.add(tag);
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const reply = await read(LONG, { 'Accept-Encoding': accepted, 'If-None-Match': known });
        expect(reply.status).toBe(304);
        expect(reply.headers.get('ETag')).toBe(tag);
        expect(reply.headers.get('Vary')).toContain('Accept-Encoding');
        expect(reply.headers.get('Content-Type')).toBeNull();
        expect((await bytesOf(reply)).length).toBe(0);
      }
    }
    expect(tags.size).toBe(3);
  });

  it('is sent to who has another form of it', async () => {
    const tag = (await read(LONG)).headers.get('ETag') as string;
    expect((await read(LONG, { 'Accept-Encoding': 'br', 'If-None-Match': tag })).status).toBe(200);
  });

  it.each(['/api/health', '/api/documents/nobody'])('has no ETag when it is for this once: %s', async (path) => {
    expect((await read(path)).headers.get('ETag')).toBeNull();
  });
});
