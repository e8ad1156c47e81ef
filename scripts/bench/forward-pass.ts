import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { GRAPH_FILE } from '../../embeddings/model/layout.ts';
import { resolveModel } from '../../embeddings/model/resolve-model.ts';

const { InferenceSession: Session, Tensor: OrtTensor } = createRequire(import.meta.url)(
  'onnxruntime-node',
) as typeof import('onnxruntime-node');

/** Times the forward pass of a graph for a text, in milliseconds: nothing but the pass. */
export type ForwardPass = (text: string) => Promise<number>;

/** Loads a graph of the model on one thread; `fp32` is the plain one, whose time is the unit F. */
export async function loadForwardPass(precision: 'fp32' | 'int8'): Promise<ForwardPass> {
  const { root, name } = await resolveModel({ precision });
  const { AutoTokenizer, env } = await import('@xenova/transformers');
  env.localModelPath = root;
  env.allowRemoteModels = false;
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const session = await Session.create(join(root, name, GRAPH_FILE[precision]), options);
  return async (text) => {
    const { input_ids: ids } = tokenizer(text, { return_tensor: false }) as { input_ids: number[] };
    const feeds = feedsOf(session, ids);
    const started = performance.now();
    await session.run(feeds);
    return performance.now() - started;
  };
}

/** Every input there may be; a graph takes those it knows. */
function feedsOf({ inputNames }: InferenceSession, ids: readonly number[]): Record<string, Tensor> {
  const row = (numberFor: (id: number) => number) =>
    new OrtTensor(
      'int64',
      BigInt64Array.from(ids, (id) => BigInt(numberFor(id))),
      [1, ids.length],
    );
  const all: Record<string, Tensor> = {
    input_ids: row((id) => id),
    attention_mask: row(() => 1),
    token_type_ids: row(() => 0),
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => inputNames.includes(name)));
}
