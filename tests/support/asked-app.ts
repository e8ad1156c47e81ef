import type { AskRequest } from '../../server/contract/ask.ts';
import { type smallApp as SmallApp, smallApp, smallServing } from './http-app.ts';
import { answered, unanswered } from './small-replies.ts';

/** A question that `askedApp` answers; to any other the documents say nothing. */
export const ANSWERED = 'What do the ministers support?';

/** The app over the small corpus with an engine that knows one answer. */
export function askedApp(overrides: Parameters<typeof SmallApp>[0] = {}): ReturnType<typeof SmallApp> {
  const ask = async ({ question }: AskRequest) =>
    question === ANSWERED
      ? answered(question, [['harbour-declaration-5.1']])
      : unanswered(question, ['tidal-centre-3.1']);
  const serving = { ...smallServing(), ask };
  return smallApp({ current: () => serving, ...overrides });
}
