import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Bundles a file of this folder into one classic script, as the makers of a site would. */
export async function bundle(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'site' } },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error(`Vite built nothing from ${file}.`);
  return output.output[0].code;
}
