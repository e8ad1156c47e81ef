import type { Settings } from './settings.ts';

/** How the chat stands on the page; one for each mode. */
export interface Stage {
  readonly isOpen: boolean;
  /** Shows what is always to be seen; again after the element was moved to another place of the page. */
  show(): void;
  open(): void;
  close(): void;
  update(settings: Settings): void;
  /** Leaves the page, and nothing that listens. */
  remove(): void;
}
