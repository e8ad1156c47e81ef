/** Why an index cannot be used: there is none, it is not what was written, or it was made by another format or model. */
export type IndexProblem = 'missing' | 'damaged' | 'format' | 'model';

/** The index cannot be read; the text names the file and the command that mends it. */
export class IndexError extends Error {
  override readonly name = 'IndexError' as const;
  readonly problem: IndexProblem;

  constructor(problem: IndexProblem, message: string, options?: ErrorOptions) {
    super(`${message} Run \`npm run index\` to build it anew.`, options);
    this.problem = problem;
  }
}
