import { spawnSync } from 'node:child_process';

/** Whether `script` can run a command in a terminal of its own; that is util-linux's, others are called otherwise. */
export const hasTerminal = spawnSync('script', ['--quiet', '--return', '--command', 'true', '/dev/null']).status === 0;
