import { element } from './dom.ts';
import type { Settings } from './settings.ts';
import type { Shell } from './shell.ts';
import type { Stage } from './stage.ts';

/** The chat in the flow of the page: always open, of a height that what it holds does not change. */
export function createInlineStage(root: ShadowRoot, shell: Shell): Stage {
  const frame = element('section', { class: 'surface frame', part: 'panel' });
  shell.close.hidden = true;
  return {
    isOpen: true,
    show: () => {
      frame.append(shell.head, shell.body);
      root.append(frame);
    },
    open: () => {},
    close: () => {},
    update: ({ theme, heading }: Settings) => {
      frame.dataset['theme'] = theme;
      frame.setAttribute('aria-label', heading);
    },
    remove: () => frame.remove(),
  };
}
