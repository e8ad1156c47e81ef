import { useEffect } from 'react';
import { Chat } from '../components/Chat.tsx';
import { useServices } from '../services.ts';
import type { ConversationHandle } from '../use-conversation.ts';
import { usePageTitle } from './use-page-title.ts';

interface AskPageProps extends ConversationHandle {
  readonly layout: 'beside' | 'over';
  /** The question in the address, asked at once. */
  readonly question: string | undefined;
}

/** The chat as a page of its own. */
export function AskPage({ conversation, actions, layout, question }: AskPageProps) {
  const { strings } = useServices();
  usePageTitle(question);
  useEffect(() => {
    if (question !== undefined) actions.arrive(question);
  }, [question, actions]);
  return (
    <Chat conversation={conversation} actions={actions} layout={layout} shortcuts={document}>
      <div className="hero">
        <h1>{strings.ask.title}</h1>
        <p>{strings.ask.intro}</p>
      </div>
    </Chat>
  );
}
