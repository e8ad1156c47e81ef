import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** What compresses well; everything that a build makes besides is for readers of its source. */
const TEXT = /\.(?:html|css|js)$/;

/** A smaller file fits into one packet as it is. */
const LEAST_BYTES = 1_024;

/** By the ending that a server looks for beside a file. */
const FORMS: Readonly<Record<string, (bytes: Uint8Array) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** Writes each text of a build once more as Brotli and as gzip, as small as they can, so that no reader waits for it. */
export const precompress: Plugin = {
  name: 'precompress',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    const texts = Object.values(bundle).filter(({ fileName }) => TEXT.test(fileName));
    await Promise.all(
      texts.map(async (file) => {
        const bytes = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (bytes.length < LEAST_BYTES) return;
        const forms = Object.entries(FORMS).map(async ([ending, pack]) =>
          writeFile(join(dir, `${file.fileName}.${ending}`), await pack(bytes)),
        );
        await Promise.all(forms);
      }),
    );
  },
};
