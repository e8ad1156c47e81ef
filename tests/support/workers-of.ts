import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ENTRY = 'worker-entry.mjs';

/** The embedding workers that a process has started and that are still there, by their process ids. */
export function workersOf(pid: number): number[] {
  if (process.platform !== 'linux') {
    return numbersIn(execFileSync('pgrep', ['-P', String(pid), '-f', ENTRY], { encoding: 'utf8' }));
  }
  const children = numbersIn(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'));
  return children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(ENTRY));
}

const numbersIn = (text: string): number[] => text.split(/\s+/u).filter(Boolean).map(Number);
