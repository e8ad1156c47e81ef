import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { ConfigError } from '../../server/errors.ts';

describe('readConfig', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toEqual({
      port: 8787,
      host: '127.0.0.1',
      seedsDir: 'seeds',
      indexDir: 'embeddings/store',
      allowedOrigins: [],
      allowedHosts: [],
      apiKeys: [],
      rateLimit: 120,
      trustProxy: 0,
      embeddingModel: undefined,
      embeddingRemote: false,
      logLevel: 'info',
      logQuestions: false,
      feedbackDir: undefined,
    });
  });

  it('takes every variable', () => {
    const env = {
      PORT: '0',
      HOST: '::1',
      SEEDS_DIR: 'speeches',
      INDEX_DIR: '/var/lib/communique',
      ALLOWED_ORIGINS: 'https://news.example, http://localhost:5173',
      ALLOWED_HOSTS: 'quotes.example.org, Quotes.Example',
      API_KEYS: 'a-key-of-the-archive,a-key-of-the-newsroom',
      RATE_LIMIT: '0',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      EMBEDDING_MODEL: 'models/other',
      EMBEDDING_REMOTE: '1',
      LOG_LEVEL: 'silent',
      LOG_QUESTIONS: '1',
      FEEDBACK_DIR: '/var/lib/feedback',
    };
    expect(readConfig(env)).toEqual({
      port: 0,
      host: '::1',
      seedsDir: 'speeches',
      indexDir: '/var/lib/communique',
      allowedOrigins: ['https://news.example', 'http://localhost:5173'],
      allowedHosts: ['quotes.example.org', 'quotes.example'],
      apiKeys: ['a-key-of-the-archive', 'a-key-of-the-newsroom'],
      rateLimit: 0,
      trustProxy: ['loopback', '10.0.0.0/8'],
      embeddingModel: 'models/other',
      embeddingRemote: true,
      logLevel: 'silent',
      logQuestions: true,
      feedbackDir: '/var/lib/feedback',
    });
  });

  it.each([
    ['an empty variable is left out', { PORT: '' }, { port: 8787 }],
    ['white space around a value is dropped', { PORT: ' 9000 ' }, { port: 9000 }],
    ['* allows any origin', { ALLOWED_ORIGINS: '*' }, { allowedOrigins: '*' }],
    [
      'one origin is a list of one',
      { ALLOWED_ORIGINS: 'https://a.example' },
      { allowedOrigins: ['https://a.example'] },
    ],
    [
      'a comma at the end is no origin',
      { ALLOWED_ORIGINS: 'https://a.example,' },
      { allowedOrigins: ['https://a.example'] },
    ],
    ['* allows any host', { ALLOWED_HOSTS: '*' }, { allowedHosts: '*' }],
    ['a number of proxies is a number', { TRUST_PROXY: '2' }, { trustProxy: 2 }],
    ['variables of others do not matter', { PATH: 'x' }, { port: 8787 }],
  ])('%s', (_, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });

  it.each([
    ['a port that is a word', 'PORT', 'http', 'a port number, 0 to 65535'],
    ['a port that is too high', 'PORT', '65536', 'a port number, 0 to 65535'],
    ['a port below nothing', 'PORT', '-1', 'a port number, 0 to 65535'],
    ['a port with a fraction', 'PORT', '80.5', 'a port number, 0 to 65535'],
    ['a host that is an address of a page', 'HOST', 'http://here', 'a host name or an IP address'],
    ['an origin with a path', 'ALLOWED_ORIGINS', 'https://a.example/page', 'without a path'],
    ['an origin with a slash at the end', 'ALLOWED_ORIGINS', 'https://a.example/', 'without a path'],
    ['an origin without a scheme', 'ALLOWED_ORIGINS', 'a.example', 'such as https://news.example'],
    ['an origin that is no web page', 'ALLOWED_ORIGINS', 'file:///etc', 'such as https://news.example'],
    ['* among origins', 'ALLOWED_ORIGINS', 'https://a.example,*', '* or a comma-separated list'],
    ['a limit that is a word', 'RATE_LIMIT', 'none', '0 for no limit'],
    ['a limit below nothing', 'RATE_LIMIT', '-5', '0 for no limit'],
    ['a switch that is a word', 'EMBEDDING_REMOTE', 'yes', '1 (the model may be downloaded) or 0'],
    ['a host with a port', 'ALLOWED_HOSTS', 'quotes.example.org:443', 'without scheme or port'],
    ['a host with a scheme', 'ALLOWED_HOSTS', 'https://quotes.example.org', 'without scheme or port'],
    ['a proxy that is a name', 'TRUST_PROXY', 'proxy.example', 'of their addresses such as 10.0.0.0/8'],
    ['more proxies than there can be', 'TRUST_PROXY', '99', 'how many proxies'],
    ['a switch for questions that is a word', 'LOG_QUESTIONS', 'yes', '1 (questions are logged) or 0'],
    ['an unknown log level', 'LOG_LEVEL', 'chatty', 'one of info, error, silent'],
  ])('refuses %s', (_, variable, value, allowed) => {
    const read = () => readConfig({ [variable]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(`${variable} is "${value}", but must be `);
    expect(read).toThrow(allowed);
  });

  it('refuses a key that can be guessed, without repeating it', () => {
    const read = () => readConfig({ API_KEYS: 'a-key-of-the-archive,hunter2' });
    expect(read).toThrow('each of 16 or more letters');
    expect(read).not.toThrow('hunter2');
    expect(read).not.toThrow('archive');
  });
});
