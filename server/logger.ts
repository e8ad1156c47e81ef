import { pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './config.ts';
import { inertJson } from './inert.ts';

/** Port: where the server says what it does. Given a question only where the operator asked for that. */
export interface Logger {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/**
 * Writes one JSON line an event to `write`, at once and not from another thread, so that the last line before an end is
 * not lost, and in characters that do nothing to a terminal; `error` drops what went well, `silent` everything.
 */
export function createLogger(level: LogLevel, write: (line: string) => void): Logger {
  const options = {
    level,
    base: null,
    messageKey: 'message',
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, { write: (line) => write(inertJson(line)) });
}
