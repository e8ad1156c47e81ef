import type { Wording } from './asked.ts';
import { standsAlone, topicOf } from './follow-up.ts';

/** Makes a question self-contained: one that leans on an earlier question is searched together with its topic. */
export function interpret(question: string, history: readonly string[]): Wording {
  if (standsAlone(question)) return { own: question, searched: question };
  const topic = topicOf(history);
  return { own: question, searched: topic ? `${question} (${topic})` : question };
}
