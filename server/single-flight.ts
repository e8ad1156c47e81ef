/** The result for `key`: that of a `make` which is under way, or of this one. `signal` is what makes this one fail. */
export type SingleFlight<Result> = (key: string, make: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;

/**
 * Lets those who want the same thing at the same time wait for one who makes it (as golang.org/x/sync/singleflight). A
 * failure is theirs too, for what they would do is the same; but when whoever makes it leaves, the next of them does.
 */
export function createSingleFlight<Result>(): SingleFlight<Result> {
  const underWay = new Map<string, { readonly result: Promise<Result>; readonly signal: AbortSignal | undefined }>();
  const once: SingleFlight<Result> = (key, make, signal) => {
    const other = underWay.get(key);
    if (other) {
      return other.result.catch((error: unknown) => {
        if (other.signal?.aborted) return once(key, make, signal);
        throw error;
      });
    }
    const result = make().finally(() => underWay.delete(key));
    underWay.set(key, { result, signal });
    return result;
  };
  return once;
}
