// JavaScript, because a worker thread starts without the loader that reads TypeScript: it is registered here first.
import { register } from 'tsx/esm/api';

register();
await import('./worker-thread.ts');
