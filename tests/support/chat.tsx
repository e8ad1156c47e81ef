import { fireEvent, screen } from '@testing-library/react';
import type { Serving } from '../../server/app.ts';
import type { AskRequest } from '../../server/contract/ask.ts';
import { Chat } from '../../web/components/Chat.tsx';
import { useServices } from '../../web/services.ts';
import { useConversation } from '../../web/use-conversation.ts';
import { questionBox } from './page-parts.ts';
import { answered, unanswered } from './small-replies.ts';
import { renderClient } from './web-client.tsx';

/** Titles of two documents of the small corpus. */
export const DECLARATION = 'Harbour Declaration of the Council of Ministers';
export const NEWS = 'Ministers back tidal energy centre';

/** Three statements: one in a declaration and a newspaper, one across a page break, one alone. */
export const quoting: Serving['ask'] = async ({ question }) =>
  answered(
    question,
    [['harbour-declaration-5.1', 'tidal-centre-3.1'], ['tidal-centre-2.1'], ['harbour-declaration-4.2']],
    {
      suggestions: ['What of boats?'],
    },
  );

/** No answer, and one passage near it. */
export const silent: Serving['ask'] = async ({ question }) => unanswered(question, ['harbour-declaration-4.1']);

function Harness({ layout }: { readonly layout: 'beside' | 'over' }) {
  const handle = useConversation(useServices().api);
  return <Chat {...handle} layout={layout} shortcuts={document} />;
}

/** Shows the chat with a server that replies so, and gives what that was asked. */
export function showChat(ask: Serving['ask'], layout: 'beside' | 'over' = 'beside') {
  const asked: AskRequest[] = [];
  const traces = renderClient(<Harness layout={layout} />, (request, signal) => {
    asked.push(request);
    return ask(request, signal);
  });
  return { ...traces, asked };
}

/** Types a question and presses Ask. */
export function ask(question: string): void {
  fireEvent.change(questionBox(), { target: { value: question } });
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
}

/** Asks, and gives the reply as it is shown. */
export async function askAndRead(question: string): Promise<HTMLElement> {
  ask(question);
  return await screen.findByRole('article', { name: `Answer to: ${question}` });
}

/** A button by its name. */
export const button = (name: string | RegExp) => screen.getByRole('button', { name });
/** What was announced last. */
export const status = () => screen.getByRole('status').textContent;
