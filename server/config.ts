import { z } from 'zod';
import { isTrustable, type TrustedProxies } from './client-address.ts';
import { ConfigError } from './errors.ts';

/** How much is logged: every request, failures only, or nothing. */
export const LOG_LEVELS = ['info', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment decides; everything has a default. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Folder of the source files, relative to the working folder. */
  readonly seedsDir: string;
  /** Folder of the index, relative to the working folder. */
  readonly indexDir: string;
  /** Origins whose pages may call the API from a browser; none means same origin only, `*` any. */
  readonly allowedOrigins: '*' | readonly string[];
  /** Names this server is called by, beside its addresses, `localhost` and `host`; `*` means any. */
  readonly allowedHosts: '*' | readonly string[];
  /** Requests a minute that one client may make; 0 means no limit. */
  readonly rateLimit: number;
  /** The proxies whose word for a client's address is taken. */
  readonly trustProxy: TrustedProxies;
  /** What programs have to show to ask; none means that they need nothing. */
  readonly apiKeys: readonly string[];
  /** A model folder or hub id; undefined means the model that is packaged with the project. */
  readonly embeddingModel: string | undefined;
  /** Whether the model may be downloaded. */
  readonly embeddingRemote: boolean;
  readonly logLevel: LogLevel;
  /** Whether the log may hold what people ask. */
  readonly logQuestions: boolean;
  /** Folder for what readers say of answers; undefined means that nothing is kept. */
  readonly feedbackDir: string | undefined;
}

/** What of it decides what is served. */
export type Served = Pick<Config, 'indexDir' | 'embeddingModel' | 'embeddingRemote'>;

interface Setting<T> {
  /** A value that no message may repeat. */
  readonly isSecret?: boolean;
  /** Completes the sentence "… must be …". */
  readonly allowed: string;
  readonly schema: z.ZodType<T, string>;
  readonly fallback: T;
}

const setting = <T>(allowed: string, schema: z.ZodType<T, string>, fallback: NoInfer<T>): Setting<T> => ({
  allowed,
  schema,
  fallback,
});

const wholeNumber = (min: number, max: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(min).max(max));

const isOrigin = (text: string) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const listOf = (part: z.ZodType<string, string>) => list.pipe(z.array(part));

const flag = z.enum(['0', '1']).transform((text) => text === '1');

/** A name as `Host` has it, without a port; in lower case, as names are compared. */
const hostName = z
  .string()
  .regex(/^(?!-)[\w-]+(\.[\w-]+)*$/)
  .transform((name) => name.toLowerCase());

/** What a bearer token may be made of (RFC 6750), and long enough that nobody guesses it. */
const apiKey = z.string().regex(/^[\w.~+/-]{16,}=*$/);

const settings = {
  port: setting('a port number, 0 to 65535', wholeNumber(0, 65_535), 8787),
  host: setting('a host name or an IP address', z.string().regex(/^[\w.:-]+$/), '127.0.0.1'),
  folder: (fallback: string) => setting('a folder', z.string(), fallback),
  allowedOrigins: setting<'*' | string[]>(
    '* or a comma-separated list of origins such as https://news.example, without a path',
    z.literal('*').or(listOf(z.string().refine(isOrigin))),
    [],
  ),
  allowedHosts: setting<'*' | string[]>(
    '* or a comma-separated list of host names such as quotes.example.org, without scheme or port',
    z.literal('*').or(listOf(hostName)),
    [],
  ),
  trustProxy: setting<TrustedProxies>(
    'how many proxies a request passes, or a comma-separated list of their addresses such as 10.0.0.0/8 or loopback',
    wholeNumber(0, 16).or(list.refine(isTrustable)),
    0,
  ),
  apiKeys: {
    ...setting<string[]>(
      'a comma-separated list of keys, each of 16 or more letters, digits and - . _ ~ + /',
      listOf(apiKey),
      [],
    ),
    isSecret: true,
  },
  rateLimit: setting('how many requests a minute one client may make, 0 for no limit', wholeNumber(0, 1_000_000), 120),
  embeddingModel: setting<string | undefined>('a model folder or a hub id', z.string(), undefined),
  embeddingRemote: setting('1 (the model may be downloaded) or 0', flag, false),
  logLevel: setting<LogLevel>(`one of ${LOG_LEVELS.join(', ')}`, z.enum(LOG_LEVELS), 'info'),
  logQuestions: setting('1 (questions are logged) or 0', flag, false),
  feedbackDir: setting<string | undefined>('a folder', z.string(), undefined),
};

/** The environment as a checked value; an empty variable counts as left out. Throws `ConfigError` on the first bad one. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = <T>(variable: string, { allowed, schema, fallback, isSecret }: Setting<T>): T => {
    const text = env[variable]?.trim();
    if (!text) return fallback;
    const result = schema.safeParse(text);
    if (!result.success) throw new ConfigError(variable, isSecret ? '…' : text, allowed);
    return result.data;
  };
  return {
    port: read('PORT', settings.port),
    host: read('HOST', settings.host),
    seedsDir: read('SEEDS_DIR', settings.folder('seeds')),
    indexDir: read('INDEX_DIR', settings.folder('embeddings/store')),
    allowedOrigins: read('ALLOWED_ORIGINS', settings.allowedOrigins),
    allowedHosts: read('ALLOWED_HOSTS', settings.allowedHosts),
    apiKeys: read('API_KEYS', settings.apiKeys),
    rateLimit: read('RATE_LIMIT', settings.rateLimit),
    trustProxy: read('TRUST_PROXY', settings.trustProxy),
    embeddingModel: read('EMBEDDING_MODEL', settings.embeddingModel),
    embeddingRemote: read('EMBEDDING_REMOTE', settings.embeddingRemote),
    logLevel: read('LOG_LEVEL', settings.logLevel),
    logQuestions: read('LOG_QUESTIONS', settings.logQuestions),
    feedbackDir: read('FEEDBACK_DIR', settings.feedbackDir),
  };
}
