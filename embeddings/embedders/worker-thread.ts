import { parentPort, workerData } from 'node:worker_threads';
import type { Embedding } from '../embedder.ts';
import type { ModelLocation } from '../model/resolve-model.ts';
import { loadEncoder } from './encoder.ts';
import type { WorkerMessage } from './worker-pool.ts';

/** The entry of an embedding worker: loads the model that `workerData` locates, then answers a text with its embedding. */

type Message = WorkerMessage<{ dimensions: number }, Embedding>;

const port = parentPort;
if (!port) throw new Error('embedders/worker-thread.ts is the entry of a worker thread: use createWorkerEmbedder.');

const encoder = await loadEncoder(workerData as ModelLocation);

port.on('message', async (text: string) => {
  try {
    const result = await encoder.encode(text);
    const { vector, tokens } = result;
    const message: Message = { type: 'result', result };
    port.postMessage(message, [vector.buffer, tokens.ids.buffer, tokens.vectors.buffer] as ArrayBuffer[]);
  } catch (error) {
    port.postMessage({ type: 'failed', reason: String(error) } satisfies Message);
  }
});

port.postMessage({ type: 'ready', ready: { dimensions: encoder.dimensions } } satisfies Message);
