import { element, icon } from './dom.ts';
import type { Settings } from './settings.ts';
import type { Shell } from './shell.ts';
import type { Stage } from './stage.ts';
import { watchView } from './view.ts';

/** On windows this small the panel takes all of it. */
const SMALL = '(max-width: 480px), (max-height: 480px)';

const SPEECH_BUBBLE = 'M2 2.500h12v8.500H8.500L5 14v-3H2v-8.500ZM4.800 5.500h6.400M4.800 8h4';

interface Told {
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/**
 * The chat as a button in the corner and a panel above it. Both are in the browser's top layer, where no ancestor's
 * transform, overflow or stacking order reaches them, and the page beneath is neither moved nor locked.
 */
export class FloatingStage implements Stage {
  readonly #root: ShadowRoot;
  readonly #shell: Shell;
  readonly #told: Told;
  readonly #launcher = element(
    'button',
    {
      class: 'surface launcher',
      part: 'launcher',
      type: 'button',
      popover: 'manual',
      'aria-haspopup': 'dialog',
      'aria-expanded': 'false',
    },
    [icon(SPEECH_BUBBLE, 28)],
  );
  readonly #panel = element('dialog', { class: 'surface frame', part: 'panel', popover: 'manual' });
  /** What had the focus before the panel took it. */
  #before: Element | null = null;
  #unwatch: (() => void) | undefined;

  constructor(root: ShadowRoot, shell: Shell, told: Told) {
    this.#root = root;
    this.#shell = shell;
    this.#told = told;
    this.#launcher.addEventListener('click', () => (this.isOpen ? this.close() : this.open()));
    this.#panel.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.close();
    });
  }

  get isOpen(): boolean {
    return this.#launcher.ariaExpanded === 'true';
  }

  show(): void {
    this.#shell.close.hidden = false;
    this.#panel.append(this.#shell.head, this.#shell.body);
    this.#root.append(this.#launcher, this.#panel);
    this.#launcher.showPopover();
    if (this.isOpen) this.#raise();
  }

  open(): void {
    if (this.isOpen) return;
    this.#before = document.activeElement;
    this.#launcher.ariaExpanded = 'true';
    this.#raise();
    this.#told.onOpen();
  }

  close(): void {
    if (!this.isOpen) return;
    const hadFocus = this.#root.activeElement !== null || document.activeElement === document.body;
    this.#launcher.ariaExpanded = 'false';
    this.#lower();
    if (hadFocus) this.#giveFocusBack();
    this.#told.onClose();
  }

  update({ theme, heading }: Settings): void {
    for (const part of [this.#launcher, this.#panel]) {
      part.dataset['theme'] = theme;
      part.ariaLabel = heading;
    }
  }

  remove(): void {
    this.#lower();
    this.#launcher.remove();
    this.#panel.remove();
  }

  #giveFocusBack(): void {
    const before = this.#before;
    const isOutside = before !== null && before !== this.#root.host && before !== document.body && before.isConnected;
    const target = isOutside && before instanceof HTMLElement ? before : this.#launcher;
    target.focus({ preventScroll: true });
  }

  /** A panel that covers the page is modal, so that the focus does not wander beneath it; one beside it is not. */
  #raise(): void {
    const small = matchMedia(SMALL);
    const place = () => {
      const focused = this.#root.activeElement;
      this.#hide();
      if (small.matches) this.#panel.showModal();
      else this.#panel.showPopover();
      if (focused instanceof HTMLElement && focused !== this.#launcher) focused.focus({ preventScroll: true });
    };
    this.#unwatch?.();
    const unwatchView = watchView(this.#root);
    small.addEventListener('change', place);
    this.#unwatch = () => {
      small.removeEventListener('change', place);
      unwatchView();
    };
    place();
  }

  #lower(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#hide();
  }

  #hide(): void {
    if (this.#panel.open) this.#panel.close();
    if (this.#panel.matches(':popover-open')) this.#panel.hidePopover();
  }
}
