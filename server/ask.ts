import { parseArgs } from 'node:util';
import { AskRequest } from './contract/ask.ts';
import { formatReply } from './format-reply.ts';
import { inertJson } from './inert.ts';

/** `npm run ask -- "…"`: asks in the terminal, with the same engine as the server. */

const USAGE = `usage: npm run ask -- "your question" [--json]

  --json  print the reply in the API's shape
  --help  print this

A question that begins with a dash stands after two of them: npm run ask -- -- "-5 degrees?"
`;

/** The command was called in a way it does not know. */
class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

interface Call {
  readonly request: AskRequest;
  readonly json: boolean;
}

/** What the arguments ask for; nothing when they ask for help. Throws `UsageError`. */
function parseCall(args: string[]): Call | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const request = AskRequest.safeParse({ question: positionals.join(' ') });
  if (!request.success) {
    throw new UsageError(request.error.issues[0]?.message ?? 'The question cannot be asked.');
  }
  return { request: request.data, json: values.json === true };
}

function parse(args: string[]) {
  try {
    const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (cause) {
    // Node's text goes on to explain `--` with paths; the usage does so with a question.
    throw new UsageError(`${(cause as Error).message.split('. ', 1)[0]}.`, { cause });
  }
}

/** The engine is loaded only here: a call that is refused need not wait for it. */
async function ask({ request, json }: Call): Promise<string> {
  const [{ readConfig }, { loadEngine }] = await Promise.all([import('./config.ts'), import('./engine.ts')]);
  const { serving } = await loadEngine(readConfig(process.env));
  try {
    const reply = await serving.ask(request);
    return json ? `${inertJson(JSON.stringify(reply, null, 2))}\n` : formatReply(reply);
  } finally {
    await serving.close();
  }
}

try {
  const call = parseCall(process.argv.slice(2));
  process.stdout.write(call ? await ask(call) : USAGE);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof UsageError ? `${message}\n${USAGE}` : `${message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
