import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FeedbackError } from '../errors.ts';
import { Entry } from './entry.ts';

/** The file that is written to; older ones have the time at which they were closed in their name. */
const CURRENT = 'feedback.jsonl';
const OLDER = /^feedback-.+\.jsonl$/;

export interface JournalLimits {
  /** A file that has grown to this is closed and another one begun. */
  readonly fileBytes: number;
  /** Closed files that are kept; the oldest goes first. */
  readonly olderFiles: number;
}

/** Some hundred thousand questions, and never more than 100 MB, however many people say things to fill a disk. */
export const JOURNAL_LIMITS: JournalLimits = { fileBytes: 5_000_000, olderFiles: 19 };

/** Lines that are on the disk before anyone is told so. */
export interface Journal {
  /** Fulfilled once the entry will survive the end of the process and of the machine. */
  append(entry: Entry): Promise<void>;
  /** Lets what is being written be written. */
  close(): Promise<void>;
}

/**
 * Opens the journal of a folder, which is made when it is missing. Entries that come while others are written go to the
 * disk together. Throws `FeedbackError` when it cannot be written to.
 */
export async function openJournal(dir: string, limits: JournalLimits = JOURNAL_LIMITS): Promise<Journal> {
  const file = await mended(openFile(dir), dir);
  return new DiskJournal(dir, limits, file);
}

async function openFile(dir: string): Promise<FileHandle> {
  await mkdir(dir, { recursive: true });
  const file = await open(join(dir, CURRENT), 'a+');
  await endLine(file);
  const folder = await open(dir, 'r');
  await folder.sync().finally(() => folder.close());
  return file;
}

/** A line that was cut short when the machine or the process ended stays a line of its own, which readers leave out. */
async function endLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  if (buffer.toString() !== '\n') await file.appendFile('\n');
}

async function mended<T>(opening: Promise<T>, dir: string): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    throw new FeedbackError(dir, error as NodeJS.ErrnoException);
  }
}

class DiskJournal implements Journal {
  readonly #dir: string;
  readonly #limits: JournalLimits;
  #file: FileHandle;
  /** Tells apart files that are closed within a millisecond. */
  #rotations = 0;
  #waiting: string[] = [];
  #next: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(dir: string, limits: JournalLimits, file: FileHandle) {
    this.#dir = dir;
    this.#limits = limits;
    this.#file = file;
  }

  append(entry: Entry): Promise<void> {
    this.#waiting.push(`${JSON.stringify(entry)}\n`);
    if (!this.#next) {
      this.#next = this.#last.then(() => this.#write());
      this.#last = this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#last;
    await this.#file.close();
  }

  async #write(): Promise<void> {
    const lines = this.#waiting;
    this.#waiting = [];
    this.#next = undefined;
    await endLine(this.#file);
    await this.#file.appendFile(lines.join(''));
    await this.#file.datasync();
    if ((await this.#file.stat()).size >= this.#limits.fileBytes) await this.#rotate();
  }

  async #rotate(): Promise<void> {
    this.#rotations += 1;
    const time = new Date().toISOString().replaceAll(':', '-');
    const closed = `feedback-${time}-${String(this.#rotations).padStart(6, '0')}.jsonl`;
    await rename(join(this.#dir, CURRENT), join(this.#dir, closed));
    const full = this.#file;
    this.#file = await openFile(this.#dir);
    await full.close();
    const older = (await readdir(this.#dir)).filter((name) => OLDER.test(name)).sort();
    for (const name of older.slice(0, -this.#limits.olderFiles)) await rm(join(this.#dir, name));
  }
}

/** What a journal says, oldest first, and how many of its lines cannot be read. */
export interface Reading {
  readonly entries: readonly Entry[];
  readonly unreadable: number;
}

/** Reads the journal of a folder, also while it is written. Throws `FeedbackError` when there is no such folder. */
export async function readJournal(dir: string): Promise<Reading> {
  await mended(stat(dir), dir);
  const names = (await readdir(dir)).filter((name) => OLDER.test(name)).sort();
  const texts = await Promise.all([...names, CURRENT].map((name) => readFile(join(dir, name), 'utf8').catch(() => '')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '');
  const entries = lines.flatMap(entryIn);
  return { entries, unreadable: lines.length - entries.length };
}

function entryIn(line: string): Entry[] {
  try {
    return [Entry.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
