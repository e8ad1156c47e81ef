import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { Chat } from '../components/Chat.tsx';
import { type Conversation, openCitation } from '../conversation.ts';
import { type Services, ServicesProvider } from '../services.ts';
import { ENGLISH } from '../strings/english.ts';
import { type ConversationActions, useConversation } from '../use-conversation.ts';
import type { Place } from './panel.ts';
import { passageWithNeighbours } from './passage-reader.ts';
import { revealWithin } from './reveal-within.ts';
import type { Settings } from './settings.ts';
import { createWidgetApi } from './widget-api.ts';

interface WidgetAppProps {
  readonly place: Place;
  readonly settings: Settings;
  /** Called once, with what lets the page ask. */
  readonly onReady: (actions: ConversationActions) => void;
}

/** The chat of one widget. */
export function WidgetApp({ place, settings, onReady }: WidgetAppProps) {
  const services = useWidgetServices(settings, place);
  const handle = useConversation(services.api);
  const { conversation, actions } = handle;
  useLayoutEffect(() => onReady(actions), [onReady, actions]);
  useToldCitation(conversation, place);
  useEscape(place, conversation.open === undefined);
  return (
    <ServicesProvider value={services}>
      <Chat {...handle} layout="over" shortcuts={place.root}>
        <p className="welcome">{services.strings.ask.intro}</p>
      </Chat>
    </ServicesProvider>
  );
}

/** Tells the page of each citation that is opened; a conversation that goes on beside an open one opens nothing. */
function useToldCitation(conversation: Conversation, { emit }: Place) {
  const told = useRef<Conversation['open']>(undefined);
  useEffect(() => {
    if (conversation.open === told.current) return;
    told.current = conversation.open;
    const citation = openCitation(conversation)?.shown;
    if (citation) emit('citation', { citation });
  }, [conversation, emit]);
}

/** Services change only with what they are made from, so that a new heading does not ask a question again. */
function useWidgetServices({ server, kinds, documents, placeholder }: Settings, { emit }: Place): Services {
  const api = useMemo(() => createWidgetApi({ server, kinds, documents }, emit), [server, kinds, documents, emit]);
  return useMemo<Services>(() => {
    return {
      api,
      source: passageWithNeighbours(api),
      language: 'en',
      strings: placeholder === undefined ? ENGLISH : { ...ENGLISH, ask: { ...ENGLISH.ask, placeholder } },
      resolve: (path) => `${server}${path}`,
      copy: (text) =>
        navigator.clipboard.writeText(text).then(
          () => true,
          () => false,
        ),
      reveal: revealWithin,
    };
  }, [api, server, placeholder]);
}

/** Escape closes one thing at a time: what the chat has open, which it does itself, then the panel; never what the page has. */
function useEscape({ root, onEscape }: Place, isLast: boolean) {
  useLayoutEffect(() => {
    const onKey = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      if (isLast) onEscape();
    };
    root.addEventListener('keydown', onKey);
    return () => root.removeEventListener('keydown', onKey);
  }, [root, onEscape, isLast]);
}
