import { useEffect, useRef } from 'react';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { type ConversationHandle, useConversation } from '../use-conversation.ts';
import { AskPage } from './AskPage.tsx';
import { DocumentPage } from './DocumentPage.tsx';
import { LibraryPage } from './LibraryPage.tsx';
import { Masthead } from './Masthead.tsx';
import { MissingPage } from './MissingPage.tsx';
import { useMedia } from './media.ts';
import { useInPageLinks, useRoute } from './navigation.ts';

/** From this width on a source stands beside the conversation. */
const WIDE = '(min-width: 60rem)';

/** The whole client. The conversation lives here, so that it outlasts a visit to the documents. */
export function App() {
  const { strings, api } = useServices();
  const route = useRoute();
  const handle = useConversation(api, route.page === 'ask' ? route.question : undefined);
  const layout = useMedia(WIDE) ? 'beside' : 'over';
  const main = useArrivalFocus(route);
  useInPageLinks();
  const covered = route.page === 'ask' && layout === 'over' && handle.conversation.open !== undefined;
  return (
    <>
      <a className="skip-link" href="#content" inert={covered}>
        {strings.skipToContent}
      </a>
      <Masthead page={route.page} covered={covered} />
      <main id="content" tabIndex={-1} ref={main}>
        <Page route={route} layout={layout} {...handle} />
      </main>
    </>
  );
}

type PageProps = ConversationHandle & { readonly route: Route; readonly layout: 'beside' | 'over' };

function Page({ route, layout, conversation, actions }: PageProps) {
  switch (route.page) {
    case 'ask':
      return <AskPage conversation={conversation} actions={actions} layout={layout} question={route.question} />;
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
