import { join } from 'node:path';
import { PROJECT_ROOT } from '../project-root.ts';
import type { Precision } from './operators.ts';

/** A model on disk, in the layout that transformers.js loads with `env.localModelPath = root`. */
export interface ModelDir {
  readonly root: string;
  readonly name: string;
  /** Short hash of weights, projection and exporter. */
  readonly hash: string;
}

/** The default model: 384 dimensions, mean pooling, Apache-2.0. */
export const MODEL_NAME = 'all-MiniLM-L6-v2';

/** Where models live unless told otherwise. */
export const MODELS_ROOT = join(PROJECT_ROOT, 'embeddings/models');

/** The file name transformers.js asks for at each precision. */
export const GRAPH_FILE: Readonly<Record<Precision, string>> = {
  fp32: 'onnx/model.onnx',
  int8: 'onnx/model_quantized.onnx',
};

/** What the int8 graph calls its narrowed token vectors, beside the `last_hidden_state` that every graph gives. */
export const TOKEN_VECTORS = 'token_vectors';
