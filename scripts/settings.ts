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
export function readBuildSettings(env: Readonly<Record<string, string | undefined>>): BuildSettings {
  const { SEEDS_DIR, INDEX_DIR, EMBEDDING_MODEL, EMBEDDING_REMOTE } = env;
  const remote = EMBEDDING_REMOTE?.trim() || '0';
  if (remote !== '0' && remote !== '1') {
    throw new UsageError(`EMBEDDING_REMOTE is "${remote}": set it to 1 to allow downloading a model, or to 0.`);
  }
  return {
    seedsDir: SEEDS_DIR?.trim() || 'seeds',
    indexDir: INDEX_DIR?.trim() || 'embeddings/store',
    model: EMBEDDING_MODEL?.trim() || undefined,
    remote: remote === '1',
  };
}
