import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the project's own questions put to the test; tests/eval/README.md says what each means. */
export const QUESTION_TYPES = ['fact', 'topic', 'paraphrase', 'source', 'messy', 'followup', 'unanswerable'] as const;

const words = z.string().trim().min(1);

const fields = z.strictObject({
  id: words,
  type: words,
  question: words.max(500),
  history: z.array(words).min(1).max(20).optional(),
  answerable: z.boolean(),
  gold: z.array(z.strictObject({ file: words, quote: words })),
  must_contain: z.array(words),
  all_of: z
    .array(z.array(z.int().min(0)).min(1))
    .min(1)
    .optional(),
  note: words.optional(),
});

/**
 * One evaluation question: what is asked, which stretches of which seed files answer it (`gold`, verbatim, any one is
 * enough), which words an answer has to show, and for broad topics which groups of gold have to be covered (`all_of`).
 */
export const Question = fields
  .refine((q) => q.answerable === q.gold.length > 0, 'gold must be given when, and only when, it is answerable')
  .refine((q) => q.answerable !== q.type.endsWith('unanswerable'), 'type "unanswerable" and answerable must disagree')
  .refine((q) => q.answerable || !(q.must_contain.length || q.all_of), 'an unanswerable question demands nothing')
  .refine((q) => q.type !== 'followup' || q.history !== undefined, 'a followup needs its history')
  .refine((q) => (q.all_of ?? []).flat().every((i) => i < q.gold.length), 'all_of points past the end of gold');
export type Question = z.infer<typeof Question>;

/** A question set cannot be used: the message names the file, the line and what is wrong there. */
export class QuestionsError extends Error {
  override name = 'QuestionsError' as const;
}

/** Reads a question set, one JSON object a line; throws `QuestionsError` when it cannot be read or a line is no question. */
export async function readQuestions(file: URL): Promise<Question[]> {
  const at = fileURLToPath(file);
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new QuestionsError(`${at} cannot be read: ${cause.message}`, { cause });
  });
  return parseQuestions(text, at);
}

/** The questions in the text of a JSON Lines file; `at` is what errors call that file. */
export function parseQuestions(text: string, at: string): Question[] {
  return text
    .split('\n')
    .map((line, index) => ({ line, where: `${at}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, where }) => parseQuestion(line, where));
}

function parseQuestion(line: string, where: string): Question {
  const result = Question.safeParse(parseJson(line, where));
  if (result.success) return result.data;
  throw new QuestionsError(`${where}: ${z.prettifyError(result.error)}`, { cause: result.error });
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new QuestionsError(`${where}: not valid JSON (${(cause as Error).message})`, { cause });
  }
}
