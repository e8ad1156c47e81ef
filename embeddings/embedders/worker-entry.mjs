// JavaScript, because a worker starts without the loader that reads TypeScript: it is registered here. The large
// packages come first, since every module takes a detour once the loader is there.
import '@xenova/transformers';
import 'onnxruntime-node';
import { register } from 'tsx/esm/api';

register();
await import('./worker-main.ts');
