/** What the environment decides about building; the server reads the same variables. */
export interface BuildSettings {
  readonly seedsDir: string;
  readonly indexDir: string;
  readonly model: string | undefined;
  readonly remote: boolean;
}

/** The command was called in a way it does not know, or a variable has no meaning. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

/** Reads the settings; a variable that is not set or empty has its default. Throws `UsageError`. */
export function readBuildSettings(env: NodeJS.ProcessEnv): BuildSettings {
  const remote = env['EMBEDDING_REMOTE'] || '0';
  if (remote !== '0' && remote !== '1') {
    throw new UsageError(`EMBEDDING_REMOTE is "${remote}": set it to 1 to allow downloading a model, or to 0.`);
  }
  return {
    seedsDir: env['SEEDS_DIR'] || 'seeds',
    indexDir: env['INDEX_DIR'] || 'embeddings/store',
    model: env['EMBEDDING_MODEL'] || undefined,
    remote: remote === '1',
  };
}
