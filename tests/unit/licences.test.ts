import { describe, expect, it } from 'vitest';
import { checkLicences } from '../../scripts/supply-chain/check-licences.ts';
import { runtimePackages } from '../../scripts/supply-chain/runtime-packages.ts';

const one = (name: string, licence: string) => ({ name, version: '1.0.0', licence });
const exception = { packages: '@img/libvips-*', licence: 'LGPL-3.0-or-later', reason: 'linked dynamically' };
const refusedOf = (...packages: ReturnType<typeof one>[]) =>
  checkLicences(packages, ['MIT', 'ISC'], [exception]).refused.map(({ name }) => name);

describe('checkLicences', () => {
  it.each([
    ['a licence that is allowed', 'MIT', []],
    ['a choice of which one is allowed', '(GPL-3.0-only OR ISC)', []],
    ['two of which one is not allowed', 'MIT AND GPL-3.0-only', ['it']],
    ['a licence that is not allowed', 'AGPL-3.0-only', ['it']],
    ['a licence that is no SPDX expression', 'SEE LICENSE IN LICENSE.txt', ['it']],
    ['no licence', 'none given', ['it']],
  ])('judges %s', (_, licence, refused) => {
    expect(refusedOf(one('it', licence))).toEqual(refused);
  });

  it('excepts a package by its name and the licence that the exception was made for', () => {
    expect(
      refusedOf(
        one('@img/libvips-linux', 'LGPL-3.0-or-later'),
        one('@img/libvips-darwin', 'GPL-3.0-only'),
        one('libvips', 'LGPL-3.0-or-later'),
      ),
    ).toEqual(['@img/libvips-darwin', 'libvips']);
  });

  it('names exceptions that no package needs', () => {
    expect(checkLicences([one('it', 'MIT')], ['MIT'], [exception]).unneeded).toEqual([exception]);
  });
});

describe('runtimePackages', () => {
  it('takes what is nested and optional, and leaves out the project itself and what is for development', () => {
    const packages = runtimePackages({
      '': { version: '0.1.0', license: 'Apache-2.0' },
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/a/node_modules/@b/c': { version: '2.0.0' },
      'node_modules/tool': { version: '3.0.0', license: 'GPL-3.0-only', dev: true },
    });
    expect(packages).toEqual([
      { name: 'a', version: '1.0.0', licence: 'MIT' },
      { name: '@b/c', version: '2.0.0', licence: 'none given' },
    ]);
  });
});
