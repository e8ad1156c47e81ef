import type { LogLevel } from './config.ts';

/** Port: where the server says what it does. Never given a question: what people ask is theirs. */
export interface Logger {
  info(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Writes one JSON line an event to `write`; `error` drops what went well, `silent` everything. */
export function createLogger(level: LogLevel, write: (line: string) => void): Logger {
  const line = (severity: 'info' | 'error') => (details: object, message: string) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level: severity, message, ...details })}\n`);
  const nothing = () => {};
  return {
    info: level === 'info' ? line('info') : nothing,
    error: level === 'silent' ? nothing : line('error'),
  };
}
