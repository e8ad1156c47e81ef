import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ENTRY = 'worker-entry.mjs';

/** The embedding workers that a process has started and that are still there, by their process ids. */
export function workersOf(pid: number): number[] {
  if (process.platform !== 'linux') {
    return numbersIn(execFileSync('pgrep', ['-P', String(pid), '-f', ENTRY], { encoding: 'utf8' }));
  }
  return areWorkers(numbersIn(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')));
}

/** Those of some process ids that belong to embedding workers which are still there. */
export function areWorkers(pids: readonly number[]): number[] {
  return pids.filter((pid) => commandOf(pid).includes(ENTRY));
}

/** Empty for a process that is gone, also where nobody has taken note of it yet. */
function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

const numbersIn = (text: string): number[] => text.split(/\s+/u).filter(Boolean).map(Number);
