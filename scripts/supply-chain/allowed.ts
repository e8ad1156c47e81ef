import type { Exception } from './check-licences.ts';

/** Licences that let a program be used, changed and passed on by anyone who keeps their notices. */
export const ALLOWED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

const LIBVIPS =
  'the picture library under sharp, which is linked dynamically, can be replaced, and is never called: there are no pictures';
const BUNDLER = 'reads style sheets while the pages are built, unchanged; nothing of it is in them';

/** What is used all the same, and why it may be. */
export const EXCEPTIONS: readonly Exception[] = [
  { packages: '@img/sharp-libvips-*', licence: 'LGPL-3.0-or-later', reason: LIBVIPS },
  { packages: '@img/sharp-win32-*', licence: 'Apache-2.0 AND LGPL-3.0-or-later', reason: LIBVIPS },
  { packages: '@img/sharp-wasm32', licence: 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', reason: LIBVIPS },
  { packages: 'lightningcss*', licence: 'MPL-2.0', reason: BUNDLER },
  {
    packages: 'flatbuffers',
    licence: 'SEE LICENSE IN LICENSE.txt',
    reason: 'that file is the Apache License 2.0',
  },
];
