import { useEffect } from 'react';
import { Chat } from '../components/Chat.tsx';
import type { QuestionLink } from '../route.ts';
import { useServices } from '../services.ts';
import type { ConversationHandle } from '../use-conversation.ts';
import type { Archive, KeptConversation } from './archive.ts';
import { ChatTools } from './ChatTools.tsx';
import { usePageTitle } from './use-page-title.ts';

interface AskPageProps extends ConversationHandle {
  readonly layout: 'beside' | 'over';
  /** The question in the address, asked at once. */
  readonly link: QuestionLink | undefined;
  readonly archive: Archive;
  readonly onReopen: (kept: KeptConversation) => void;
}

/** The chat as a page of its own. */
export function AskPage({ conversation, actions, layout, link, archive, onReopen }: AskPageProps) {
  const { strings } = useServices();
  usePageTitle(link?.question);
  useEffect(() => {
    if (link !== undefined) actions.arrive(link);
  }, [link, actions]);
  const tools = <ChatTools conversation={conversation} actions={actions} archive={archive} onReopen={onReopen} />;
  return (
    <Chat conversation={conversation} actions={actions} layout={layout} shortcuts={document} tools={tools}>
      <div className="hero">
        <h1>{strings.ask.title}</h1>
        <p>{strings.ask.intro}</p>
      </div>
    </Chat>
  );
}
