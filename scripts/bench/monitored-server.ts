import { monitorEventLoopDelay } from 'node:perf_hooks';
import { residentBytes } from './resident.ts';

/** The server as it is bundled for people to run, beside a clock that says how long its main thread is held up. */

/** What the bench asks it. */
export interface ServerReading {
  /** Milliseconds by which a timer of 1 ms was late, since the reading before; the first reading starts the timer. */
  readonly delayP99: number;
  readonly delayMax: number;
  /** Resident memory of the server and its workers. */
  readonly resident: number;
}

const RESOLUTION_MS = 1;

/** Not from the start: what wakes the server a thousand times a second makes its answers a twentieth slower. */
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });

process.on('message', async () => {
  delay.enable();
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  const held = { delayP99: late(delay.percentile(99)), delayMax: late(delay.max) };
  delay.reset();
  process.send?.({ ...held, resident: await residentBytes(process.pid) } satisfies ServerReading);
});

// Told to stop, the server has nothing more to wait for.
process.channel?.unref();

await import(new URL('../../server/dist/main.mjs', import.meta.url).href);
