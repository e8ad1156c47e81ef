import type { Context } from 'hono';
import type { AppDeps, AppEnv } from './app.ts';
import type { AskReply } from './contract/ask.ts';

/** The header that gives an answer its id, where readers may say what they think of it. */
export const ANSWER_ID = 'X-Answer-Id';

/** What is done with a reply beside sending it: it is counted, and logged or remembered where that was asked for. */
export function replied({ config, log, metrics, feedback }: Pick<AppDeps, 'config' | 'log' | 'metrics' | 'feedback'>) {
  return (c: Context<AppEnv>, reply: AskReply): void => {
    metrics?.reply(reply.status);
    if (config.logQuestions) {
      const { question, status, confidence } = reply;
      log.info({ requestId: c.get('requestId'), question, status, confidence }, 'question');
    }
    if (feedback) c.header(ANSWER_ID, feedback.answered(reply));
  };
}
