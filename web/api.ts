import type { AskReply, AskRequest, Citation } from '../server/contract/ask.ts';
import type { DocumentDetail, DocumentList, PassageDetail } from '../server/contract/documents.ts';
import type { FeedbackReply, FeedbackRequest } from '../server/contract/feedback.ts';
import type { Problem } from '../server/contract/problem.ts';
import type { VerifyReply } from '../server/contract/verify.ts';
import { ApiError, failureKind, hasTooMuchToDo } from './failure.ts';

/** What the pages may ask of a server. Every call throws `ApiError`, or the signal's reason when it is aborted. */
export interface Api {
  ask(request: AskRequest, signal?: AbortSignal): Promise<AskReply>;
  documents(signal?: AbortSignal): Promise<DocumentList>;
  document(id: string, signal?: AbortSignal): Promise<DocumentDetail>;
  /** A passage with those before and after it. */
  passage(id: string, signal?: AbortSignal): Promise<PassageDetail>;
  /** Does the source say exactly this, exactly there? */
  verify(quote: Quoted, signal?: AbortSignal): Promise<VerifyReply>;
  /** Example questions for an empty page; none when the server offers none. */
  starters(signal?: AbortSignal): Promise<readonly string[]>;
  /** Says what a reader thinks of an answer. */
  opine(opinion: FeedbackRequest): Promise<FeedbackReply>;
}

/** A quote and where it is said to stand. */
export type Quoted = Pick<Citation, 'file' | 'start' | 'end' | 'quote'>;

interface ApiOptions {
  /** Origin of the server, without a slash at the end; empty means the page's own. */
  readonly base?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Is shown what came in which reply, for what a reply says beside its body. */
  readonly seen?: (body: object, response: Response) => void;
}

type Get = <T>(path: string, init?: RequestInit) => Promise<T>;

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body;
}

function retryAfterSeconds(response: Response): number | undefined {
  const seconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return Number.isNaN(seconds) ? undefined : seconds;
}

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const problem = isProblem(body) ? body : undefined;
  const said = problem?.detail ?? problem?.title ?? response.statusText;
  return new ApiError(failureKind(response.status, problem), `${response.url} answered ${response.status}: ${said}`, {
    problem,
    retryAfterSeconds: retryAfterSeconds(response),
  });
}

function requester({ base = '', fetch = globalThis.fetch, seen }: ApiOptions): Get {
  return async <T>(path: string, init: RequestInit = {}) => {
    const url = `${base}${path}`;
    const response = await fetch(url, init).catch((cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      throw new ApiError('offline', `No reply from ${url}; check the connection.`, { cause });
    });
    if (!response.ok) throw await refusal(response);
    const body = await response.json().catch((cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      throw new ApiError('broken', `${url} did not answer in JSON.`, { cause });
    });
    seen?.(body, response);
    return body as T;
  };
}

/** How often a question is asked again before a reader hears that the server has too much to do. */
const TRIES_MORE = 2;

/** When a server says that too much is asked of it just now, asks again when it said, and not all readers at once. */
async function patiently<T>(ask: () => Promise<T>, signal?: AbortSignal, triesMore = TRIES_MORE): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ApiError) || !hasTooMuchToDo(error.problem) || triesMore === 0) throw error;
    await pause((error.retryAfterSeconds ?? 1) * 1000 * (1 + Math.random() / 2), signal);
    return patiently(ask, signal, triesMore - 1);
  }
}

function pause(forMs: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(resolve, forMs);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

function withSignal(signal: AbortSignal | undefined): RequestInit {
  return signal ? { signal } : {};
}

function asJson(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** Speaks to a Communiqué server; base and fetch can be given, so that the same components run on another site. */
export function createApi(options: ApiOptions = {}): Api {
  const get = requester(options);
  return {
    ask: (request, signal) => patiently(() => get('/api/ask', { ...asJson(request), ...withSignal(signal) }), signal),
    opine: (opinion) => get('/api/feedback', asJson(opinion)),
    documents: (signal) => get('/api/documents', withSignal(signal)),
    document: (id, signal) => get(`/api/documents/${encodeURIComponent(id)}`, withSignal(signal)),
    passage: (id, signal) => get(`/api/passages/${encodeURIComponent(id)}`, withSignal(signal)),
    verify: ({ file, start, end, quote }, signal) => {
      const query = new URLSearchParams({ file, start: String(start), end: String(end), quote });
      return get(`/api/verify?${query}`, withSignal(signal));
    },
    starters: (signal) =>
      get<{ questions: string[] }>('/api/starters', withSignal(signal)).then(
        ({ questions }) => questions,
        noneWhenMissing,
      ),
  };
}

function noneWhenMissing(error: unknown): readonly string[] {
  if (error instanceof ApiError && error.kind === 'missing') return [];
  throw error;
}
