import type { Turn } from './conversation.ts';
import { failureText } from './failure-text.ts';
import { documentsQuoted } from './reply.ts';
import type { Strings } from './strings.ts';

/**
 * What a screen reader is told when the newest turn changes: one short sentence. The log itself stays silent,
 * because reading a dozen quotations aloud unasked would drown the reader.
 */
export function announcement(turn: Turn | undefined, strings: Strings): string {
  if (turn === undefined) return '';
  switch (turn.state.kind) {
    case 'asking':
      return strings.conversation.searching;
    case 'stopped':
      return strings.conversation.stopped;
    case 'failed':
      return failureText(turn.state.error, strings);
    case 'replied': {
      const { reply } = turn.state;
      if (reply.status === 'no_answer') return strings.silence.verdict;
      return strings.conversation.found(reply.answer.length, documentsQuoted(reply));
    }
  }
}
