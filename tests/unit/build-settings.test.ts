import { describe, expect, it } from 'vitest';
import { readBuildSettings, UsageError } from '../../scripts/settings.ts';
import { readConfig } from '../../server/config.ts';

const ENVIRONMENTS: [string, Record<string, string>][] = [
  ['nothing is set', {}],
  ['variables are empty', { SEEDS_DIR: '', INDEX_DIR: ' ', EMBEDDING_MODEL: '', EMBEDDING_REMOTE: '' }],
  ['all are set', { SEEDS_DIR: 'a', INDEX_DIR: ' b ', EMBEDDING_MODEL: 'org/model', EMBEDDING_REMOTE: '1' }],
  ['downloading is off', { EMBEDDING_REMOTE: '0' }],
];

describe('readBuildSettings', () => {
  it.each(ENVIRONMENTS)('reads what the server reads when %s', (_, env) => {
    const { seedsDir, indexDir, embeddingModel, embeddingRemote } = readConfig(env);
    expect(readBuildSettings(env)).toEqual({ seedsDir, indexDir, model: embeddingModel, remote: embeddingRemote });
  });

  it('refuses a switch that is neither on nor off', () => {
    expect(() => readBuildSettings({ EMBEDDING_REMOTE: 'yes' })).toThrow(UsageError);
  });
});
