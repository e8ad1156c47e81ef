import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

/** Size and SHA-256 of a file, as the manifest has them. */
export interface Expected {
  readonly bytes: number;
  readonly sha256: string;
}

/** What a look at a file finds: its bytes, that it is not what was expected, or that it cannot be read. */
export type Checked =
  | { readonly state: 'whole'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly state: 'differs' }
  | { readonly state: 'unreadable'; readonly cause: unknown };

/** Hashed piece by piece while the next is read, so that a server that reads an index can do other things in between. */
const PIECE = 4 * 2 ** 20;

/** Reads a file of any size and checks it; the bytes lie in a buffer of their own, aligned for any typed array. */
export async function readChecked(path: string, expected: Expected): Promise<Checked> {
  const bytes = new Uint8Array(expected.bytes);
  const state = await check(path, expected, (at) => bytes.subarray(at, at + PIECE));
  return state.state === 'whole' ? { state: 'whole', bytes } : state;
}

/** Checks a file without keeping it; `bytes` are empty. */
export async function checkFile(path: string, expected: Expected): Promise<Checked> {
  const length = Math.min(PIECE, expected.bytes);
  const pieces = [new Uint8Array(length), new Uint8Array(length)] as const;
  const state = await check(path, expected, (at) => {
    const piece = pieces[(at / PIECE) % 2] as Uint8Array;
    return piece.subarray(0, Math.min(PIECE, expected.bytes - at));
  });
  return state.state === 'whole' ? { state: 'whole', bytes: new Uint8Array() } : state;
}

type State = { readonly state: 'whole' } | Exclude<Checked, { state: 'whole' }>;

async function check(path: string, expected: Expected, pieceAt: (at: number) => Uint8Array): Promise<State> {
  try {
    const file = await open(path);
    try {
      return (await isAsExpected(file, expected, pieceAt)) ? { state: 'whole' } : { state: 'differs' };
    } finally {
      await file.close();
    }
  } catch (cause) {
    return { state: 'unreadable', cause };
  }
}

async function isAsExpected(file: FileHandle, expected: Expected, pieceAt: (at: number) => Uint8Array) {
  if ((await file.stat()).size !== expected.bytes) return false;
  const hash = createHash('sha256');
  let reading = readAt(0);
  for (let at = 0; at < expected.bytes; at += PIECE) {
    const piece = await reading;
    if (!piece) return false;
    if (at + PIECE < expected.bytes) reading = readAt(at + PIECE);
    hash.update(piece);
  }
  return hash.digest('hex') === expected.sha256;

  /** A whole piece, or nothing where the file ends before it does. */
  async function readAt(at: number): Promise<Uint8Array | undefined> {
    const piece = pieceAt(at);
    for (let done = 0; done < piece.length; ) {
      const { bytesRead } = await file.read(piece, done, piece.length - done, at + done);
      if (bytesRead === 0) return undefined;
      done += bytesRead;
    }
    return piece;
  }
}
