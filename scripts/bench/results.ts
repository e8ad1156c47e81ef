import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

const FILE = new URL('./RESULTS.md', import.meta.url);

const INTRODUCTION = `# Results

Written by \`npm run bench\`; each part by the command it is named after. **F** is the unit: the forward pass of the plain
fp32 graph (standard operators) for the same question on one thread, measured in the same run, in turn with what it is
compared with. Times are medians unless a percentile is named.
`;

/** What a run was measured on. */
export function machine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day} · ${cpus().length} × ${cpu?.model.trim()} · ${memory} · ${process.platform} ${process.arch} · Node.js ${process.version}`;
}

/** Replaces the part under a heading, or puts it at the end; other parts stay. */
export function withPart(document: string, heading: string, body: string): string {
  const parts = document.split(/^(?=## )/m);
  const part = `## ${heading}\n\n${body.trim()}\n`;
  const at = parts.findIndex((one) => one.startsWith(`## ${heading}\n`));
  const replaced = at < 0 ? [...parts, part] : parts.with(at, part);
  return `${replaced.map((one) => one.trim()).join('\n\n')}\n`;
}

/** Writes a part of RESULTS.md, and prints it. */
export async function publish(heading: string, body: string): Promise<void> {
  const before = await readFile(FILE, 'utf8').catch(() => INTRODUCTION);
  const text = `${machine()}\n\n${body}`;
  await writeFile(FILE, withPart(before, heading, text));
  process.stdout.write(`\n${heading}\n\n${text}\n`);
}
