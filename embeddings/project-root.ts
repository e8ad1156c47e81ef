import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, for its modules and for programs bundled from them: the nearest above that has a `package.json`. */
export const PROJECT_ROOT = nearestPackage(dirname(fileURLToPath(import.meta.url)));

function nearestPackage(folder: string): string {
  const isPackage = existsSync(join(folder, 'package.json'));
  return isPackage || folder === dirname(folder) ? folder : nearestPackage(dirname(folder));
}
