import type { BuildStep } from './embed-corpus.ts';
import type { Reporter } from './prepare-index.ts';

const STEP: Readonly<Record<BuildStep, string>> = {
  passages: 'Embedding passages',
  sentences: 'Embedding sentences',
  contexts: 'Embedding contexts',
  suggestions: 'Embedding suggestions',
  indexes: 'Writing the index',
};

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Progress on a stream: a bar where a person watches, a line for each step where it goes to a file. */
export async function createReporter(stream: NodeJS.WriteStream): Promise<Reporter & { stop(): void }> {
  const note = (message: string) => void stream.write(`${message}\n`);
  return stream.isTTY ? barReporter(stream, note) : { note, step: lineReporter(note), stop() {} };
}

function lineReporter(note: Reporter['note']): Reporter['step'] {
  const begun = new Set<BuildStep>();
  return (step, { total }) => {
    if (begun.has(step)) return;
    begun.add(step);
    note(total > 0 ? `${STEP[step]}: ${total}` : STEP[step]);
  };
}

async function barReporter(stream: NodeJS.WriteStream, note: Reporter['note']): Promise<Reporter & { stop(): void }> {
  const { default: cliProgress } = await import('cli-progress');
  const format = '{name} {bar} {value}/{total}';
  const bar = new cliProgress.SingleBar({ stream, format, hideCursor: true, clearOnComplete: true });
  const forget = onceEnded(() => bar.stop());
  let current: BuildStep | undefined;
  const step: Reporter['step'] = (next, { done, total }) => {
    if (next !== current) {
      bar.stop();
      current = next;
      if (total === 0) return note(STEP[next]);
      bar.start(total, 0, { name: STEP[next] });
    }
    bar.update(done);
  };
  const stop = () => {
    forget();
    bar.stop();
  };
  return { note, step, stop };
}

/**
 * Calls `restore` when the process ends before its time: a bar hides the cursor and stops lines from wrapping, and the
 * terminal would stay like that. A signal still ends it as it would have. Gives what takes this back.
 */
function onceEnded(restore: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    forget();
    restore();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    process.off('exit', restore);
    for (const signal of ENDING) process.off(signal, end);
  };
  process.once('exit', restore);
  for (const signal of ENDING) process.once(signal, end);
  return forget;
}
