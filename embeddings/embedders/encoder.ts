import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PreTrainedModel } from '@xenova/transformers';
import type { Embedding, VectorWidths } from '../embedder.ts';
import { GRAPH_FILE, TOKEN_VECTORS } from '../model/layout.ts';
import { ModelError } from '../model/model-error.ts';
import type { ModelLocation } from '../model/resolve-model.ts';
import { widthsFrom } from '../model/vector-widths.ts';
import { meanRow, unit, unitRows } from '../vector.ts';

/** A loaded model. `encode` computes on the calling thread and blocks it meanwhile. */
export interface Encoder extends VectorWidths {
  encode(text: string): Promise<Embedding>;
}

/** The window of BERT's position table; a longer text loses its end. */
const MAX_TOKENS = 512;

/** Loads a model with transformers.js; throws `ModelError` when it cannot. Nothing is fetched unless `remote` is set. */
export async function loadEncoder(location: ModelLocation): Promise<Encoder> {
  try {
    return await load(location);
  } catch (cause) {
    throw new ModelError(`Cannot load the model ${location.name} from ${location.root}: ${advice(location)}`, {
      cause,
    });
  }
}

async function load(location: ModelLocation): Promise<Encoder> {
  const { AutoTokenizer, env, Tensor } = await import('@xenova/transformers');
  env.localModelPath = location.root;
  env.cacheDir = location.root;
  env.useFSCache = location.remote;
  env.allowRemoteModels = location.remote;
  const tokenizer = await AutoTokenizer.from_pretrained(location.name);
  const model = await (location.remote ? remoteModel(location) : localModel(location));
  const widths = widthsFrom(model.config, location.precision);
  const longest = Math.min(tokenizer.model_max_length ?? MAX_TOKENS, MAX_TOKENS);
  const row = (ids: readonly number[]) => new Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]);
  return {
    ...widths,
    async encode(text) {
      const { input_ids: all } = tokenizer(text, { return_tensor: false }) as { input_ids: number[] };
      const ids = cut(all, longest);
      const { last_hidden_state: hidden, [TOKEN_VECTORS]: narrowed = hidden } = await model({
        input_ids: row(ids),
        attention_mask: row(ids.map(() => 1)),
      });
      const pieces: string[] = tokenizer.model.convert_ids_to_tokens([...ids]);
      return {
        vector: unit(meanRow(hidden.data as Float32Array, widths.dimensions)),
        tokens: { ids: Int32Array.from(ids), vectors: unitRows(narrowed.data as Float32Array, widths.tokenDimensions) },
        pieces,
      };
    },
  };
}

/**
 * The session is opened here and not by the library, which passes no options: ONNX Runtime would start a thread for
 * every core in every session, and sessions in several workers would fight for the cores. A sentence keeps one busy.
 */
async function localModel({ root, name, precision }: ModelLocation): Promise<PreTrainedModel> {
  const { AutoConfig, BertModel } = await import('@xenova/transformers');
  const { InferenceSession } = loadRuntime();
  const path = join(root, name, GRAPH_FILE[precision]);
  const session = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return new BertModel(await AutoConfig.from_pretrained(name), session);
}

async function remoteModel({ name, precision }: ModelLocation): Promise<PreTrainedModel> {
  const { AutoModel } = await import('@xenova/transformers');
  return AutoModel.from_pretrained(name, { quantized: precision === 'int8' });
}

/** The runtime under transformers.js; required, because module loaders disagree on the shape of its import. */
function loadRuntime(): typeof import('onnxruntime-node') {
  return createRequire(import.meta.url)('onnxruntime-node');
}

/** Cuts to the model's window and keeps the closing special token, which the model has always seen last. */
function cut(ids: readonly number[], longest: number): readonly number[] {
  return ids.length <= longest ? ids : [...ids.slice(0, longest - 1), ids.at(-1) as number];
}

function advice({ remote }: ModelLocation): string {
  return remote
    ? 'check the hub id in EMBEDDING_MODEL and the network.'
    : 'check that the directory is a complete model; the default one is written anew when its folder is deleted.';
}
