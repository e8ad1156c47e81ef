import { once } from 'node:events';
import type { Embedding, VectorWidths } from '../embedder.ts';
import type { ModelLocation } from '../model/resolve-model.ts';
import { type Encoder, loadEncoder } from './encoder.ts';
import type { WorkerMessage } from './worker-pool.ts';

/**
 * What an embedding worker does: loads the model whose location is the first message, then answers texts with their
 * embeddings, in order.
 */

type Message = WorkerMessage<VectorWidths, Embedding>;

const say = (message: Message) => void process.send?.(message);

/** Ctrl-C in a terminal goes to the whole group, but the process that started this one may still have work for it. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

async function answer(encoder: Encoder, text: string): Promise<Message> {
  try {
    return { type: 'result', result: await encoder.encode(text) };
  } catch (error) {
    return { type: 'refused', reason: String(error) };
  }
}

const told = once(process, 'message') as Promise<[ModelLocation]>;
// It takes a while to load, and is wanted by any model.
await import('@xenova/transformers');

try {
  const encoder = await loadEncoder((await told)[0]);
  let last: Promise<unknown> = Promise.resolve();
  process.on('message', (text: string) => {
    last = last.then(async () => say(await answer(encoder, text)));
  });
  const { dimensions, tokenDimensions } = encoder;
  say({ type: 'ready', ready: { dimensions, tokenDimensions } });
} catch (error) {
  process.send?.({ type: 'unable', reason: (error as Error).message } satisfies Message, () => process.exit(1));
}
