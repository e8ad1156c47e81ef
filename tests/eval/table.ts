/** Lays out rows as a Markdown table whose columns line up; the first row is its heading. */
export function table(rows: readonly (readonly string[])[]): string {
  const [heading = []] = rows;
  const widths = heading.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(heading), rule, ...rows.slice(1).map(line)].join('\n');
}

/** A share in percent; a dash where there is nothing to share. */
export const percent = (share: number | undefined): string => (share === undefined ? '–' : (100 * share).toFixed(1));

/** How many of the members are so, in percent. */
export const share = <T>(members: readonly T[], isSo: (member: T) => boolean): string =>
  percent(members.length === 0 ? undefined : members.filter(isSo).length / members.length);

/** Weights as they are and as they might be, name by name. */
export function weightsTable(
  heading: string,
  names: readonly string[],
  now: readonly number[],
  fitted: readonly number[],
): string {
  const rows = names.map((name, i) => [name, (now[i] as number).toFixed(2), (fitted[i] as number).toFixed(2)]);
  return table([[heading, 'now', 'fitted'], ...rows]);
}
