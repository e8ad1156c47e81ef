import type { Problem } from '../server/contract/problem.ts';

/** What went wrong, as far as a reader can act on it. */
export type FailureKind = 'offline' | 'busy' | 'starting' | 'missing' | 'refused' | 'broken';

/** Why a request brought nothing back; `kind` chooses the words a reader sees, `message` is for logs. */
export class ApiError extends Error {
  override readonly name = 'ApiError' as const;
  readonly kind: FailureKind;
  /** The server's own account, when it gave one. */
  readonly problem: Problem | undefined;
  /** How long the server asked to be left alone, when it did. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    details: { problem?: Problem | undefined; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.problem = details.problem;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/**
 * Whether a server is ready but has too much to do: the other problem with the status 503. Problems of servers in between
 * may have no type.
 */
export const hasTooMuchToDo = (problem: Partial<Problem> | undefined): boolean =>
  problem?.type?.endsWith('#busy') ?? false;

/** Names what a refusal means to a reader. */
export function failureKind(status: number, problem: Problem | undefined): FailureKind {
  if (status === 429 || hasTooMuchToDo(problem)) return 'busy';
  if (status === 503) return 'starting';
  if (status === 404) return 'missing';
  return status >= 400 && status < 500 ? 'refused' : 'broken';
}
