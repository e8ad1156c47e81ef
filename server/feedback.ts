import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { readJournal } from './feedback/journal.ts';
import { formatReport, reportOf } from './feedback/report.ts';
import { inertJson } from './inert.ts';

/** `npm run feedback`: what people asked and did not find, and which answers they called unhelpful. */

const USAGE = `usage: npm run feedback [-- --days 30] [-- --json]

  --days n  of the last n days, 30 unless told
  --json    print the report as JSON
  --help    print this

Reads the folder that FEEDBACK_DIR names, which a server with the same setting writes.
`;

const MS_A_DAY = 24 * 60 * 60 * 1_000;

/** The command was called in a way it does not know, or there is nothing to read. */
class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

interface Call {
  readonly days: number;
  readonly json: boolean;
}

/** What the arguments ask for; nothing when they ask for help. Throws `UsageError`. */
function parseCall(args: string[]): Call | undefined {
  const { days = '30', json = false, help } = parse(args);
  if (help) return undefined;
  if (!/^\d{1,5}$/.test(days)) throw new UsageError(`--days is "${days}", but must be a whole number of days.`);
  return { days: Number(days), json };
}

function parse(args: string[]) {
  try {
    const options = {
      days: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (cause) {
    throw new UsageError(`${(cause as Error).message.split('. ', 1)[0]}.`, { cause });
  }
}

async function report({ days, json }: Call): Promise<string> {
  const { feedbackDir } = readConfig(process.env);
  if (feedbackDir === undefined) throw new UsageError('FEEDBACK_DIR is empty, so nothing is kept. Name a folder.');
  const { entries, unreadable } = await readJournal(feedbackDir);
  const summed = reportOf(entries, new Date(Date.now() - days * MS_A_DAY));
  if (json) return `${inertJson(JSON.stringify({ ...summed, unreadable }, null, 2))}\n`;
  const note =
    unreadable === 0 ? '' : `${unreadable} lines could not be read, as is the one that a machine was stopped at.\n`;
  return `${formatReport(summed)}\n${note}`;
}

try {
  const call = parseCall(process.argv.slice(2));
  process.stdout.write(call ? await report(call) : USAGE);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof UsageError ? `${message}\n${USAGE}` : `${message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
