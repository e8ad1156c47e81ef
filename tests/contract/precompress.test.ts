import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url));
const texts = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(html|css|js)$/.test(name))
  .map((name) => ({ name, bytes: readFileSync(join(DIST, name)) }));
const long = texts.filter(({ bytes }) => bytes.length >= 1024);

describe('the built pages and the widget', () => {
  it.each(long)('have $name packed beside it, the same and smaller', ({ name, bytes }) => {
    const [brotli, gzip] = ['br', 'gz'].map((ending) => readFileSync(join(DIST, `${name}.${ending}`)));
    expect(brotliDecompressSync(brotli as Buffer).equals(bytes)).toBe(true);
    expect(gunzipSync(gzip as Buffer).equals(bytes)).toBe(true);
    expect(brotli?.length).toBeLessThan(gzip?.length ?? 0);
    expect(gzip?.length).toBeLessThan(bytes.length);
  });

  it('have the page, the widget and its parts among them', () => {
    expect(long.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['index.html', 'embed.html', 'widget.js', expect.stringMatching(/^widget\/panel-/)]),
    );
  });

  it('are left as they are where they fit into one packet', () => {
    const short = texts.filter(({ bytes }) => bytes.length < 1024).map(({ name }) => join(DIST, `${name}.br`));
    expect(short).not.toEqual([]);
    expect(short.filter((file) => existsSync(file))).toEqual([]);
  });
});
