/** Enough to see what is wrong everywhere, few enough to be read. */
const SHOWN = 10;

/** The catalog cannot be used: the message names the file and the places in it, and says what is wrong there. */
export class CatalogError extends Error {
  override name = 'CatalogError' as const;
}

/** One line for each problem of a catalog, up to ten, and how many more there are; a single one stands beside the file's name. */
export function listProblems(at: string, problems: readonly string[]): string {
  const [only, ...others] = problems;
  if (others.length === 0) return `${at}: ${only}`;
  const rest = problems.length > SHOWN ? [`  … and ${problems.length - SHOWN} more`] : [];
  return [`${at}:`, ...problems.slice(0, SHOWN).map((problem) => `  ${problem}`), ...rest].join('\n');
}
