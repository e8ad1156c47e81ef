import type { AskReply } from '../../server/contract/ask.ts';
import type { Turn } from '../conversation.ts';
import type { Scope } from '../scope.ts';

/** A question with its reply, as it is kept. */
interface KeptTurn {
  readonly question: string;
  readonly history: readonly string[];
  readonly scope: Scope;
  readonly reply: AskReply;
}

/** A conversation as it is kept; `at` is when it was last added to, in milliseconds since 1970. */
export interface KeptConversation {
  readonly id: string;
  readonly at: number;
  readonly turns: readonly KeptTurn[];
}

/** Where conversations are kept between visits. */
export interface Archive {
  /** Whether the browser lets the page keep anything. */
  readonly available: boolean;
  /** Whether the reader wants conversations kept. */
  wanted(): boolean;
  /** Turning it off forgets what is kept. */
  want(wanted: boolean): void;
  /** The newest first. */
  list(): KeptConversation[];
  keep(id: string, turns: readonly Turn[]): void;
  forget(id: string): void;
  forgetAll(): void;
}

/** Raised when the kept form changes; what an older page kept is then left alone and not read. */
const PREFIX = 'communique-past-1:';
const SWITCH = 'communique-keep';
/** As many as a reader looks through; older ones make room. */
const KEPT_AT_MOST = 20;

/** Only what was answered is kept: the rest says nothing later. */
function keptTurns(turns: readonly Turn[]): KeptTurn[] {
  return turns.flatMap(({ question, history, scope, state }) =>
    state.kind === 'replied' ? [{ question, history, scope, reply: state.reply }] : [],
  );
}

/** A kept conversation as turns that can be shown and continued. */
export function turnsOf({ turns }: KeptConversation): Turn[] {
  return turns.map(({ reply, ...turn }, at) => ({ ...turn, id: at + 1, state: { kind: 'replied', reply } }));
}

/** What cannot be read, for whatever reason, is not there. */
function read(storage: Storage, key: string): KeptConversation[] {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? '') as Omit<KeptConversation, 'id'>;
    return Array.isArray(kept.turns) && kept.turns.length > 0 ? [{ ...kept, id: key.slice(PREFIX.length) }] : [];
  } catch {
    return [];
  }
}

function keysOf(storage: Storage): string[] {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  return keys.filter((key) => key.startsWith(PREFIX));
}

function listOf(storage: Storage): KeptConversation[] {
  return keysOf(storage)
    .flatMap((key) => read(storage, key))
    .sort((a, b) => b.at - a.at);
}

/**
 * Makes room by forgetting the oldest until the new one fits, or there is nothing left to forget. Which are the oldest is
 * looked up only then: to know it, every conversation has to be read.
 */
function write(storage: Storage, id: string, value: string): void {
  const key = PREFIX + id;
  const others = keysOf(storage).filter((other) => other !== key);
  if (others.length < KEPT_AT_MOST && fits(storage, key, value)) return;
  const newestFirst = listOf(storage).filter((kept) => kept.id !== id);
  for (const { id: old } of newestFirst.slice(KEPT_AT_MOST - 1)) storage.removeItem(PREFIX + old);
  for (const { id: old } of newestFirst.slice(0, KEPT_AT_MOST - 1).reverse()) {
    if (fits(storage, key, value)) return;
    storage.removeItem(PREFIX + old);
  }
  fits(storage, key, value);
}

/** Writes it, unless the browser has no room for it. */
function fits(storage: Storage, key: string, value: string): boolean {
  try {
    storage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Nothing is kept where the browser forbids it; everything else works as ever. */
const NO_ARCHIVE: Archive = {
  available: false,
  wanted: () => false,
  want: () => undefined,
  list: () => [],
  keep: () => undefined,
  forget: () => undefined,
  forgetAll: () => undefined,
};

/** Keeps conversations in the browser, on this device alone; `now` tells the time in milliseconds since 1970. */
export function createArchive(storage: Storage | undefined, now: () => number = Date.now): Archive {
  if (storage === undefined) return NO_ARCHIVE;
  const forgetAll = () => {
    for (const key of keysOf(storage)) storage.removeItem(key);
  };
  const wanted = () => storage.getItem(SWITCH) !== 'off';
  return {
    available: true,
    wanted,
    want: (on) => {
      storage.setItem(SWITCH, on ? 'on' : 'off');
      if (!on) forgetAll();
    },
    list: () => listOf(storage),
    keep: (id, turns) => {
      const kept = keptTurns(turns);
      if (wanted() && kept.length > 0) write(storage, id, JSON.stringify({ at: now(), turns: kept }));
    },
    forget: (id) => storage.removeItem(PREFIX + id),
    forgetAll,
  };
}
