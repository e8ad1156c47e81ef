/** The text under a heading, up to the next heading of the same or a higher level. Throws when there is no such heading. */
export function section(markdown: string, heading: string): string {
  const [level, ...lines] = fromHeading(markdown.split('\n'), heading);
  const depth = /^#+/.exec(level ?? '')?.[0].length;
  if (!depth) throw new Error(`There is no heading "${heading}".`);
  const end = lines.findIndex((line) => new RegExp(`^#{1,${depth}} `).test(line));
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}

function fromHeading(lines: readonly string[], heading: string): readonly string[] {
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  return start === -1 ? [] : lines.slice(start);
}

/** The cells of a text's tables, row by row, without the rows of headings. */
export function tableRows(markdown: string): string[][] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  const isRule = (line: string | undefined) => line !== undefined && /^[|\s:-]+$/.test(line);
  return rows
    .filter((line, at) => !isRule(line) && !isRule(rows[at + 1]))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** The first fenced block in a language after a text stands. Throws when there is none. */
export function fencedBlock(markdown: string, language: string, after = ''): string {
  const from = markdown.indexOf(after);
  const block = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'msu').exec(markdown.slice(Math.max(from, 0)))?.[1];
  if (from === -1 || block === undefined) throw new Error(`There is no block of ${language} after "${after}".`);
  return block;
}

/** The words of a shell command, as a POSIX shell splits one that has only plain quotes and continued lines. */
export function shellWords(command: string): string[] {
  const words = command.replaceAll('\\\n', ' ').matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g);
  return [...words].map(([word]) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}
