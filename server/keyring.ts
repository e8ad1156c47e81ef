import { createHash, timingSafeEqual } from 'node:crypto';

/** Keys that programs show, of which only hashes are kept. */
export interface Keyring {
  /** A short name of the key that an `Authorization` header shows, fit for logs; undefined when it shows none of ours. */
  holder(authorization: string | undefined): string | undefined;
}

const NAME_DIGITS = 8;

const digest = (key: string) => createHash('sha256').update(key).digest();

/**
 * Compares hashes, of one length, in constant time, and with every key: how long it takes says nothing of how near a
 * guess was.
 */
export function createKeyring(keys: readonly string[]): Keyring {
  const digests = keys.map(digest);
  return {
    holder(authorization) {
      const [, shown] = /^bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
      if (shown === undefined) return undefined;
      const ours = digest(shown);
      const matching = digests.filter((each) => timingSafeEqual(each, ours));
      return matching[0]?.toString('hex').slice(0, NAME_DIGITS);
    },
  };
}
