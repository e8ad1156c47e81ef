import { describe, expect, it } from 'vitest';
import { createKeyring } from '../../server/keyring.ts';

const KEY = 'a-key-of-the-archive';
const OTHER = 'a-key-of-the-newsroom';
const keyring = createKeyring([KEY, OTHER]);

describe('a keyring', () => {
  it('knows its keys by names of their own, which do not give them away', () => {
    const [archive, newsroom] = [keyring.holder(`Bearer ${KEY}`), keyring.holder(`Bearer ${OTHER}`)];
    expect(archive).toMatch(/^[0-9a-f]{8}$/);
    expect(newsroom).toMatch(/^[0-9a-f]{8}$/);
    expect(archive).not.toBe(newsroom);
  });

  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['a key of nobody', 'Bearer a-key-of-nobody'],
    ['a key cut short', `Bearer ${KEY.slice(0, -1)}`],
    ['a key with something after it', `Bearer ${KEY}x`],
    ['a key without its scheme', KEY],
    ['a key in another scheme', `Basic ${KEY}`],
    ['two keys', `Bearer ${KEY}, Bearer ${OTHER}`],
  ])('does not know %s', (_, authorization) => {
    expect(keyring.holder(authorization)).toBeUndefined();
  });

  it('takes the scheme in any case', () => {
    expect(keyring.holder(`bearer ${KEY}`)).toBe(keyring.holder(`Bearer ${KEY}`));
  });

  it('without keys lets nobody in', () => {
    expect(createKeyring([]).holder('Bearer ')).toBeUndefined();
    expect(createKeyring([]).holder(`Bearer ${KEY}`)).toBeUndefined();
  });
});
