import { element } from './dom.ts';
import { FloatingStage } from './floating-stage.ts';
import { createInlineStage } from './inline-stage.ts';
import { loadPanel } from './load-panel.ts';
import type { Emit, Panel } from './panel.ts';
import type { Mode, Settings } from './settings.ts';
import { createShell, type Shell } from './shell.ts';
import type { Stage } from './stage.ts';

/** Tells the page what happened, by the event's name without its prefix. */
export type EmitAny = Emit & ((name: 'open' | 'close', detail: null) => void);

/** One chat on one page, from being connected to being removed. The panel is fetched when it is first to be seen. */
export class Widget {
  readonly #root: ShadowRoot;
  readonly #emit: EmitAny;
  readonly #shell: Shell = createShell(() => this.close());
  #settings: Settings;
  #stage: Stage;
  #panel: Panel | undefined;
  #loading = false;
  #removed = false;
  /** Questions that came before there was a panel to ask them. */
  #waiting: string[] = [];

  constructor(root: ShadowRoot, settings: Settings, emit: EmitAny) {
    this.#root = root;
    this.#settings = settings;
    this.#emit = emit;
    this.#stage = this.#stageFor(settings.mode);
    this.update(settings);
    this.show();
  }

  /** Stands where the element stands now. */
  show(): void {
    this.#stage.show();
    if (this.#stage.isOpen) void this.#fill();
  }

  update(settings: Settings): void {
    const from = this.#settings.mode;
    this.#settings = settings;
    if (settings.mode !== from) this.#restage();
    this.#shell.update(settings);
    this.#stage.update(settings);
    this.#panel?.update(settings);
  }

  open(): void {
    this.#stage.open();
  }

  close(): void {
    this.#stage.close();
  }

  ask(question: string): void {
    this.#waiting.push(question);
    this.open();
    this.#askWaiting();
  }

  remove(): void {
    this.#removed = true;
    this.#panel?.unmount();
    this.#stage.remove();
  }

  #stageFor(mode: Mode): Stage {
    if (mode === 'inline') return createInlineStage(this.#root, this.#shell);
    return new FloatingStage(this.#root, this.#shell, {
      onOpen: () => {
        this.#emit('open', null);
        void this.#fill();
        this.#takeFocus();
      },
      onClose: () => this.#emit('close', null),
    });
  }

  #restage(): void {
    this.#stage.remove();
    this.#stage = this.#stageFor(this.#settings.mode);
    this.show();
  }

  async #fill(): Promise<void> {
    if (this.#panel !== undefined || this.#loading) return;
    this.#loading = true;
    this.#say('Loading…');
    try {
      const { mountPanel } = await loadPanel();
      if (!this.#removed) this.#mount(mountPanel);
    } catch (cause) {
      console.error('communique-chat: the panel could not be loaded.', cause);
      this.#offerRetry();
    } finally {
      this.#loading = false;
    }
  }

  #mount(mountPanel: Awaited<ReturnType<typeof loadPanel>>['mountPanel']): void {
    this.#shell.body.replaceChildren();
    const place = { root: this.#root, body: this.#shell.body, emit: this.#emit, onEscape: () => this.close() };
    this.#panel = mountPanel(place, this.#settings);
    this.#takeFocus();
    this.#askWaiting();
  }

  /** A touch keyboard would rise with the focus, and hide what is there to be read first. */
  #takeFocus(): void {
    if (this.#settings.mode === 'floating' && !matchMedia('(pointer: coarse)').matches) this.#panel?.focus();
  }

  #askWaiting(): void {
    if (this.#panel === undefined) return;
    for (const question of this.#waiting.splice(0)) this.#panel.ask(question);
  }

  #say(text: string, ...more: Node[]): void {
    const note = element('p', { class: 'frame-note', role: 'status' }, [text]);
    this.#shell.body.replaceChildren(note, ...more);
  }

  #offerRetry(): void {
    const again = element('button', { type: 'button' }, ['Try again']);
    again.addEventListener('click', () => void this.#fill());
    this.#say('The chat could not be loaded. Check the connection and try again.', again);
  }
}
