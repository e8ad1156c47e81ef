import { isatty } from 'node:tty';

const STDIN_STDOUT_STDERR = [0, 1, 2];

/** What signals mean to the server. */
export interface Signals {
  /** Fulfilled by the first that ends it; a second one of its kind ends the process at once, as signals do. */
  readonly stop: Promise<void>;
}

/**
 * Listens to the signals of this process. SIGTERM and SIGINT end the server. SIGHUP calls `look`, as services are told
 * to read again what they serve; in a terminal it says that the terminal is gone, and ends the server like the others.
 */
export function heedSignals(look: () => void): Signals {
  // Known now: a terminal that is gone is none any more.
  const inTerminal = STDIN_STDOUT_STDERR.some((descriptor) => isatty(descriptor));
  if (!inTerminal) process.on('SIGHUP', look);
  const ending = inTerminal ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM', 'SIGINT'] as const);
  return {
    stop: new Promise((resolve) => {
      for (const signal of ending) process.once(signal, () => resolve());
    }),
  };
}
