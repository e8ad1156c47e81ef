import { lazy, Suspense, useState } from 'react';
import { Icon } from '../components/Icon.tsx';
import { scopeChoice } from '../scope.ts';
import { useServices } from '../services.ts';
import type { ConversationHandle } from '../use-conversation.ts';
import type { Archive, KeptConversation } from './archive.ts';
import { download } from './download.ts';

const ScopeDialog = lazy(async () => ({ default: (await import('./ScopeDialog.tsx')).ScopeDialog }));
const PastConversations = lazy(async () => ({ default: (await import('./PastConversations.tsx')).PastConversations }));

interface ChatToolsProps extends ConversationHandle {
  readonly archive: Archive;
  readonly onReopen: (kept: KeptConversation) => void;
}

/** What a reader can do around a conversation: say where to look, take it along, and come back to earlier ones. */
export function ChatTools({ conversation, actions, archive, onReopen }: ChatToolsProps) {
  const { strings } = useServices();
  const [dialog, setDialog] = useState<'none' | 'scope' | 'past'>('none');
  const closed = () => setDialog('none');
  const { scope, turns } = conversation;
  return (
    <>
      <button type="button" className="button-quiet" onClick={() => setDialog('scope')}>
        <Icon name="filter" />
        <span className="tool-text">{strings.scope.label}:</span>{' '}
        {scopeName(scopeChoice(scope), scope.documents?.length ?? 0, strings.scope)}
      </button>
      <button type="button" className="button-quiet" title={strings.past.open} onClick={() => setDialog('past')}>
        <Icon name="past" />
        <span className="tool-text">{strings.past.open}</span>
      </button>
      {turns.some(({ state }) => state.kind === 'replied') && <ExportButton conversation={conversation} />}
      <Suspense>
        {dialog === 'scope' && <ScopeDialog scope={scope} onScope={actions.narrow} onClosed={closed} />}
        {dialog === 'past' && <PastConversations archive={archive} onOpen={onReopen} onClosed={closed} />}
      </Suspense>
    </>
  );
}

type ScopeWords = ReturnType<typeof useServices>['strings']['scope'];

function scopeName(choice: ReturnType<typeof scopeChoice>, documents: number, words: ScopeWords): string {
  return choice === 'chosen' ? words.chosen(documents) : words[choice];
}

function ExportButton({ conversation }: Pick<ConversationHandle, 'conversation'>) {
  const { strings, language, resolve } = useServices();
  const save = async () => {
    const { conversationMarkdown } = await import('./conversation-markdown.ts');
    const text = conversationMarkdown(conversation.turns, { strings, language, resolve });
    download('communique.md', 'text/markdown', text);
  };
  return (
    <button type="button" className="button-quiet" title={strings.conversation.export} onClick={() => void save()}>
      <Icon name="save" />
      <span className="tool-text">{strings.conversation.export}</span>
    </button>
  );
}
