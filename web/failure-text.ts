import type { ApiError } from './failure.ts';
import type { Strings } from './strings.ts';

/** What went wrong, in words a reader can act on; a refusal says why in the server's own. */
export function failureText(error: ApiError, strings: Strings): string {
  const said = error.kind === 'refused' ? (error.problem?.errors?.[0]?.message ?? error.problem?.detail) : undefined;
  const wait = error.retryAfterSeconds === undefined ? '' : ` ${strings.retryIn(error.retryAfterSeconds)}`;
  return `${strings.failures[error.kind]}${said === undefined ? '' : ` ${said}`}${wait}`;
}
