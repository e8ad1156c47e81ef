import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureModel } from '../../embeddings/model/export.ts';
import { tempFolder } from './temp-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the program is made of, without its tests and pages. */
const PARTS = ['package.json', 'tsconfig.json', 'seeds', 'embeddings', 'scripts', 'server'];

/** The project in a folder of its own, with its model and every installed package, but for one where told. */
export async function projectTree({ without }: { readonly without?: string } = {}): Promise<string> {
  await ensureModel();
  const tree = await tempFolder();
  for (const part of PARTS) {
    await cp(path.join(ROOT, part), path.join(tree, part), {
      recursive: true,
      // By them it is told whether the bundled programs are those of the sources.
      preserveTimestamps: true,
      filter: (file) => path.relative(ROOT, file) !== path.join('embeddings', 'store'),
    });
  }
  for (const name of await installed()) {
    if (name === without) continue;
    const link = path.join(tree, 'node_modules', name);
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(ROOT, 'node_modules', name), link, 'dir');
  }
  return tree;
}

/** The packages in `node_modules`, those of organisations too. */
async function installed(): Promise<string[]> {
  const names = await readdir(path.join(ROOT, 'node_modules'));
  const nested = names.map(async (name) => {
    if (!name.startsWith('@')) return [name];
    return (await readdir(path.join(ROOT, 'node_modules', name))).map((inner) => `${name}/${inner}`);
  });
  return (await Promise.all(nested)).flat().filter((name) => !name.startsWith('.'));
}
