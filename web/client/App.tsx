import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Language } from '../languages.ts';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { type ConversationHandle, useConversation } from '../use-conversation.ts';
import { AskPage } from './AskPage.tsx';
import { type Archive, createArchive, type KeptConversation } from './archive.ts';
import { browserStorage } from './browser-storage.ts';
import { Masthead } from './Masthead.tsx';
import { MissingPage } from './MissingPage.tsx';
import { useMedia } from './media.ts';
import { useInPageLinks, useRoute } from './navigation.ts';
import { useArchive } from './use-archive.ts';

const LibraryPage = lazy(async () => ({ default: (await import('./LibraryPage.tsx')).LibraryPage }));
const DocumentPage = lazy(async () => ({ default: (await import('./DocumentPage.tsx')).DocumentPage }));

/** From this width on a source stands beside the conversation. */
const WIDE = '(min-width: 60rem)';

/** The whole client. The conversation lives here, so that it outlasts a visit to the documents. */
export function App({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { strings, api } = useServices();
  const route = useRoute();
  const handle = useConversation(api, { link: route.page === 'ask' ? route.link : undefined });
  const [archive] = useState(() => createArchive(browserStorage()));
  const reopen = useArchive(archive, handle);
  const layout = useMedia(WIDE) ? 'beside' : 'over';
  const main = useArrivalFocus(route);
  useInPageLinks();
  const covered = route.page === 'ask' && layout === 'over' && handle.conversation.open !== undefined;
  return (
    <>
      <a className="skip-link" href="#content" inert={covered}>
        {strings.skipToContent}
      </a>
      <Masthead page={route.page} covered={covered} onLanguage={onLanguage} />
      <main id="content" tabIndex={-1} ref={main}>
        <Suspense fallback={<p className="page loading">{strings.source.loading}</p>}>
          <Page route={route} layout={layout} archive={archive} onReopen={reopen} {...handle} />
        </Suspense>
      </main>
    </>
  );
}

interface PageProps extends ConversationHandle {
  readonly route: Route;
  readonly layout: 'beside' | 'over';
  readonly archive: Archive;
  readonly onReopen: (kept: KeptConversation) => void;
}

function Page({ route, ...chat }: PageProps) {
  switch (route.page) {
    case 'ask':
      return <AskPage link={route.link} {...chat} />;
    case 'library':
      return <LibraryPage />;
    case 'document':
      return <DocumentPage key={route.id} route={route} />;
    case 'missing':
      return <MissingPage />;
  }
}

/** After a change of page the focus and the view start at its top, as if it had been loaded. */
function useArrivalFocus(route: Route) {
  const main = useRef<HTMLElement>(null);
  const page = route.page === 'document' ? `document ${route.id}` : route.page;
  const last = useRef(page);
  useEffect(() => {
    if (last.current === page) return;
    last.current = page;
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [page]);
  return main;
}
