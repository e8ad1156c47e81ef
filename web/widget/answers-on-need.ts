import { createContext, useContext } from 'react';
import { adopt } from './adopt.ts';
import type { ANSWER_PARTS } from './answer-parts.ts';
import { type OnNeed, onNeed } from './on-need.ts';

/** What shows answers and their sources. */
type Answers = OnNeed<typeof ANSWER_PARTS>;

/** Fetches what shows answers in a widget; it is dressed before it is shown. */
export function answersIn(root: ShadowRoot): Answers {
  return onNeed(async () => {
    const { ANSWER_PARTS } = await import('./answer-parts.ts');
    adopt(root, ANSWER_PARTS.answerSheet);
    return ANSWER_PARTS;
  });
}

const AnswersContext = createContext<Answers | null>(null);

/** Gives what shows answers to everything below it. */
export const AnswersProvider = AnswersContext.Provider;

/** What shows answers in the widget above. Throws when there is none, which is a mistake in the entry file. */
export function useAnswers(): Answers {
  const answers = useContext(AnswersContext);
  if (answers === null) throw new Error('No answers: wrap the root component in <AnswersProvider value={…}>.');
  return answers;
}
