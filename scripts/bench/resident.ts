import { readdir, readFile } from 'node:fs/promises';

/**
 * Resident memory of a process and of those it started, in bytes, as Linux tells it; NaN on other systems.
 * What several of them share (Node.js itself) counts once: it is the proportional set size that is added up.
 */
export async function residentBytes(pid: number): Promise<number> {
  const all = [pid, ...(await descendants(pid))];
  const sizes = await Promise.all(all.map(proportionalBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function descendants(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '')),
  );
  const children = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  return [...children, ...(await Promise.all(children.map(descendants))).flat()];
}

async function proportionalBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? Number.NaN) * 1024;
}
