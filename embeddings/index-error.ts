import { writeFailure } from './write-failure.ts';

/**
 * Why an index cannot be used: there is none, it is not what was written, it was made by another format or model, or
 * there is no writing to its folder.
 */
export type IndexProblem = 'missing' | 'damaged' | 'format' | 'model' | 'unwritable';

/** The index cannot be read or written; the text names the place and what mends it. */
export class IndexError extends Error {
  override readonly name = 'IndexError' as const;
  readonly problem: IndexProblem;

  constructor(problem: IndexProblem, message: string, options?: ErrorOptions) {
    super(problem === 'unwritable' ? message : `${message} Run \`npm run index\` to build it anew.`, options);
    this.problem = problem;
  }
}

/** What a failure to write in `dir` is to an operator: an `IndexError` where the file system failed, else itself. */
export function unwritableIndex(dir: string, error: unknown): unknown {
  const failure = writeFailure(error);
  if (!failure) return error;
  const { reason, remedy } = failure;
  const message = `The index cannot be written to ${dir}: ${reason}. ${remedy}, or set INDEX_DIR to another folder.`;
  return new IndexError('unwritable', message, { cause: error });
}
