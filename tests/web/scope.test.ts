import { describe, expect, it } from 'vitest';
import { EVERYWHERE, OFFICIAL, scopeChoice, scopeFields, scopeOf } from '../../web/scope.ts';

describe('a scope', () => {
  it.each([
    ['everywhere', EVERYWHERE, 'all', {}],
    ['nothing named', { kinds: [], documents: [] }, 'all', {}],
    ['official words', OFFICIAL, 'official', { kinds: ['declaration', 'statement', 'speech'] }],
    ['documents', { documents: ['harbour'] }, 'chosen', { documents: ['harbour'] }],
  ] as const)('of %s is called and sent as what it is', (_, scope, choice, fields) => {
    expect(scopeChoice(scope)).toBe(choice);
    expect(scopeFields(scope)).toEqual(fields);
  });

  it('is read from an address without what does not exist', () => {
    expect(scopeOf(['news', 'rumour'], ['', 'harbour'])).toEqual({ kinds: ['news'], documents: ['harbour'] });
    expect(scopeOf([], [])).toEqual(EVERYWHERE);
  });
});
