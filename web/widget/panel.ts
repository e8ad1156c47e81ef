import type { CommuniqueChatEvents } from './communique-chat.d.ts';
import type { Settings } from './settings.ts';

/** What the script and the panel, which is fetched on need, know of each other. */

/** Tells the page what happened; the names are without the prefix that the page sees. */
export type Emit = <Name extends 'question' | 'answer' | 'citation'>(
  name: Name,
  detail: CommuniqueChatEvents[`communique-${Name}`]['detail'],
) => void;

/** Where a panel is put, and how it reaches out of there. */
export interface Place {
  readonly root: ShadowRoot;
  readonly body: HTMLElement;
  readonly emit: Emit;
  /** Escape was pressed and the panel had nothing of its own to close. */
  readonly onEscape: () => void;
}

/** A chat that is shown. */
export interface Panel {
  update(settings: Settings): void;
  ask(question: string): void;
  focus(): void;
  /** Stops what is running and leaves the place empty. */
  unmount(): void;
}

/** What the panel's file exports. */
export interface PanelModule {
  mountPanel(place: Place, settings: Settings): Panel;
}
