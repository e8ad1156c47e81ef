import { useEffect, useState } from 'react';
import { ApiError } from './failure.ts';

/** Something that is fetched: not there yet, there, or refused. */
export type Resource<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: ApiError; readonly retry: () => void };

/** Makes any error one that can be told to a reader. */
export function asApiError(cause: unknown): ApiError {
  return cause instanceof ApiError ? cause : new ApiError('broken', String(cause), { cause });
}

/**
 * Fetches when shown and whenever `load` becomes another function (keep it stable with `useCallback`). A fetch that
 * is no longer wanted is aborted, and nothing it brings is shown.
 */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const [request, setRequest] = useState({ load });
  const [settled, setSettled] = useState<{ request: object; resource: Resource<T> } | null>(null);
  if (request.load !== load) setRequest({ load });

  useEffect(() => {
    const controller = new AbortController();
    const settle = (resource: Resource<T>) => {
      if (!controller.signal.aborted) setSettled({ request, resource });
    };
    const retry = () => setRequest({ load: request.load });
    request.load(controller.signal).then(
      (value) => settle({ kind: 'ready', value }),
      (cause: unknown) => settle({ kind: 'failed', error: asApiError(cause), retry }),
    );
    return () => controller.abort();
  }, [request]);

  return settled?.request === request ? settled.resource : { kind: 'loading' };
}
