import { fileURLToPath } from 'node:url';
import { bundle } from '../../scripts/bundle.ts';

/** Makes the pages and the programs as people run them, unless they are up to date. */
export const setup = (): Promise<void> => bundle(fileURLToPath(new URL('../..', import.meta.url)));
