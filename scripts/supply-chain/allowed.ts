import type { Exception } from './check-licences.ts';

/** Licences that let a program be used, changed and passed on by anyone who keeps their notices. */
export const ALLOWED = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'];

const BUNDLER = 'reads style sheets while the pages are built, unchanged; nothing of it is in them';

/** What is used all the same, and why it may be. */
export const EXCEPTIONS: readonly Exception[] = [{ packages: 'lightningcss*', licence: 'MPL-2.0', reason: BUNDLER }];
