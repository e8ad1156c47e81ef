import { type Resource, useResource } from '../use-resource.ts';

/** A part of the program that is fetched when it is first wanted. */
export interface OnNeed<Part> {
  /** May be called early and often; a fetch that failed is tried again. */
  readonly fetch: () => Promise<Part>;
  readonly fetched: () => Part | undefined;
}

/** Remembers a part once it is there, so that showing it again takes no turn of the browser. */
export function onNeed<Part>(load: () => Promise<Part>): OnNeed<Part> {
  let part: Part | undefined;
  const fetch = async () => {
    part ??= await load();
    return part;
  };
  return { fetch, fetched: () => part };
}

/** The part, or how far it has come. */
export function useOnNeed<Part>(part: OnNeed<Part>): Resource<Part> {
  const resource = useResource(part.fetch);
  const fetched = part.fetched();
  return fetched === undefined ? resource : { kind: 'ready', value: fetched };
}
