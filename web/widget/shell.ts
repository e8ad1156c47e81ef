import { element, icon } from './dom.ts';
import type { Settings } from './settings.ts';

/** What stands around the chat in either mode. It is moved, not rebuilt, when the mode changes. */
export interface Shell {
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  readonly close: HTMLButtonElement;
  update(settings: Settings): void;
}

/** The interface speaks English, whichever way the page around it reads. */
const OWN_LANGUAGE = { dir: 'ltr', lang: 'en' };

/** Builds head and body; `onClose` is called when the button in the head is pressed. */
export function createShell(onClose: () => void): Shell {
  const heading = element('h2', { class: 'frame-heading', part: 'heading' });
  const close = element('button', { class: 'frame-close', part: 'close', type: 'button', 'aria-label': 'Close' }, [
    icon('m3 3 10 10M13 3 3 13', 16),
  ]);
  close.addEventListener('click', onClose);
  const head = element('header', { class: 'frame-head', part: 'header', ...OWN_LANGUAGE }, [heading, close]);
  const body = element('div', { class: 'frame-body', part: 'body', ...OWN_LANGUAGE });
  return {
    head,
    body,
    close,
    update: (settings) => {
      heading.textContent = settings.heading;
    },
  };
}
