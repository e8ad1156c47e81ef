import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { parseRoute, type Route } from '../route.ts';

/** Raised on the window after `navigate`, since the browser tells of back and forward but not of `pushState`. */
const NAVIGATED = 'communique-navigated';

function subscribe(onChange: () => void): () => void {
  const events = ['popstate', 'hashchange', NAVIGATED];
  for (const event of events) window.addEventListener(event, onChange);
  return () => {
    for (const event of events) window.removeEventListener(event, onChange);
  };
}

/** Goes to another page of this client without loading anew. */
export function navigate(href: string): void {
  window.history.pushState(null, '', href);
  window.dispatchEvent(new Event(NAVIGATED));
}

/** The page that the address bar names, kept up to date. */
export function useRoute(): Route {
  const href = useSyncExternalStore(subscribe, () => window.location.href);
  return useMemo(() => parseRoute(new URL(href)), [href]);
}

/** The link a plain click is on, if it leads to a page of this client; any other click is the browser's own. */
function pageLink(event: MouseEvent): URL | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return undefined;
  const url = new URL(link.href);
  return url.origin === window.location.origin && parseRoute(url).page !== 'missing' ? url : undefined;
}

/** A link to a place on the page that is shown (the skip link, an outline) needs no new page. */
function staysHere(url: URL): boolean {
  const here = window.location;
  return url.pathname === here.pathname && url.search === here.search && url.hash !== '';
}

/** Makes links between the client's pages change the page in place. */
export function useInPageLinks(): void {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const url = pageLink(event);
      if (url === undefined || staysHere(url)) return;
      event.preventDefault();
      navigate(url.href);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
