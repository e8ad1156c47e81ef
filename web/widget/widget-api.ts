import { type Api, createApi } from '../api.ts';
import { ApiError } from '../failure.ts';
import type { Kind } from '../reply.ts';
import type { Emit } from './panel.ts';
import { itemsOf, type Settings } from './settings.ts';

type Reach = Pick<Settings, 'server' | 'kinds' | 'documents'>;

/** The server as one widget asks it: within its kinds and documents, telling the page of questions and answers. */
export function createWidgetApi({ server, ...lists }: Reach, emit: Emit): Api {
  const api = createApi({ base: server });
  const [kinds, documents] = [itemsOf(lists.kinds), itemsOf(lists.documents)];
  // The server refuses kinds it does not know, naming them, which is what whoever wrote the attribute should see.
  const scope = { ...(kinds.length > 0 && { kinds: kinds as Kind[] }), ...(documents.length > 0 && { documents }) };
  return {
    ...api,
    ask: async (request, signal) => {
      emit('question', { question: request.question });
      const reply = await api
        .ask({ ...request, ...scope }, signal)
        .catch(async (error: unknown) => Promise.reject(await diagnosed(error, server)));
      emit('answer', { reply });
      return reply;
    },
  };
}

/**
 * A browser does not tell a server that is away from one that does not answer this site. The script is readable from
 * everywhere, so if that can be fetched it is the second.
 */
async function diagnosed(error: unknown, server: string): Promise<unknown> {
  if (!(error instanceof ApiError) || error.kind !== 'offline') return error;
  const answers = await fetch(`${server}/widget.js`, { method: 'HEAD', cache: 'no-store' }).then(
    (reply) => reply.ok,
    () => false,
  );
  return answers ? notAllowed(server, error) : error;
}

function notAllowed(server: string, cause: ApiError): ApiError {
  const site = window.location.origin;
  const detail = `${server} does not answer questions from ${site}. Whoever runs it can add ${site} to ALLOWED_ORIGINS.`;
  console.error(`communique-chat: ${detail}`);
  const problem = {
    type: 'about:blank',
    title: 'Origin not allowed',
    status: 403,
    detail,
    instance: '',
    requestId: '',
  };
  return new ApiError('refused', detail, { problem, cause });
}
