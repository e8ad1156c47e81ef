import { describe, expect, it } from 'vitest';
import { withLargePages } from '../../embeddings/large-pages.ts';

describe('an environment with large pages', () => {
  it('asks the C library for them beside what is there already', () => {
    expect(withLargePages({ PORT: '80' })).toEqual({ PORT: '80', GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' });
  });

  it('leaves what somebody has asked of the library', () => {
    expect(withLargePages({ GLIBC_TUNABLES: 'glibc.malloc.check=3' })).toEqual({
      GLIBC_TUNABLES: 'glibc.malloc.check=3',
    });
  });
});
