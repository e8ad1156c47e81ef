import { useEffect, useRef } from 'react';
import type { ConversationHandle } from '../use-conversation.ts';
import { type Archive, type KeptConversation, turnsOf } from './archive.ts';

function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Keeps the conversation as it grows, each under one name, and brings an earlier one back. */
export function useArchive(archive: Archive, { conversation, actions }: ConversationHandle) {
  const id = useRef<string>(undefined);
  const { turns } = conversation;
  useEffect(() => {
    if (turns.length === 0) id.current = undefined;
    if (!turns.some(({ state }) => state.kind === 'replied')) return;
    id.current ??= newId();
    archive.keep(id.current, turns);
  }, [archive, turns]);
  return (kept: KeptConversation) => {
    id.current = kept.id;
    actions.restore(turnsOf(kept));
  };
}
