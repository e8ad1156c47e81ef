import cliProgress from 'cli-progress';

/** Tells a person that the bench is alive: a bar where one watches, a line for each step where it goes to a file. */
export interface Progress {
  /** A new step begins. */
  step(name: string, total?: number): void;
  /** How far it is. */
  update(done: number): void;
  stop(): void;
}

/** Progress on standard error. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { step: (name) => void stream.write(`${name}\n`), update() {}, stop() {} };
  const format = '{name} {bar} {value}/{total}';
  const bar = new cliProgress.SingleBar({ stream, format, clearOnComplete: true, hideCursor: true });
  return {
    step(name, total = 0) {
      bar.stop();
      if (total > 0) bar.start(total, 0, { name });
      else stream.write(`${name}\n`);
    },
    update: (done) => bar.update(done),
    stop: () => bar.stop(),
  };
}
