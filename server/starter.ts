import { once } from 'node:events';

/** Says that the process which starts the server prepares index and pages meanwhile, and tells when they are there. */
const FLAG = '--prepared-later';

/** The process that started this one, as far as it concerns the server. */
export interface Starter {
  /** Fulfilled once index and pages are prepared; undefined when they have been. */
  readonly prepared: Promise<void> | undefined;
  /** Fulfilled when the starter is gone, and with it whoever would stop the server. */
  readonly gone: Promise<void>;
  /** Tells it that the configuration is good and the port open, before it begins what takes long. */
  listening(): void;
  /** Has nothing more to do with it; until then it keeps this process alive. */
  leave(): void;
}

/** Nobody to wait for: everything is prepared. */
const ALONE: Starter = {
  prepared: undefined,
  gone: new Promise(() => {}),
  listening() {},
  leave() {},
};

/** The starter of this process; a server that was started without the flag has none, whatever channels it has. */
export function starterOf(self: NodeJS.Process): Starter {
  if (!self.argv.includes(FLAG) || !self.send) return ALONE;
  return {
    prepared: once(self, 'message').then(() => undefined),
    gone: once(self, 'disconnect').then(() => undefined),
    listening: () => void self.send?.('listening'),
    leave: () => {
      if (self.connected) self.disconnect();
    },
  };
}
