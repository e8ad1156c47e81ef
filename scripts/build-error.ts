import type { Problem } from './verify.ts';

/** The seeds were read, but a quote of what was made of them would be wrong; nothing was written. */
export class BuildError extends Error {
  override readonly name = 'BuildError' as const;

  constructor(problems: readonly Problem[]) {
    const shown = problems.slice(0, 10).map(({ file, id, start, end, message }) => {
      return `  ${file || 'corpus'} [${start}, ${end}) ${id} ${message}`;
    });
    const rest = problems.length > shown.length ? [`  … and ${problems.length - shown.length} more`] : [];
    super(['The corpus does not hold together, so no index was written:', ...shown, ...rest].join('\n'));
  }
}
