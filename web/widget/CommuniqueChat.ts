import type { CommuniqueChatElement } from './communique-chat.d.ts';
import { HOME } from './home.ts';
import { ATTRIBUTES, readSettings } from './settings.ts';
import shellCss from './shell.css?inline';
import { type EmitAny, Widget } from './widget.ts';

const shellSheet = new CSSStyleSheet();
shellSheet.replaceSync(shellCss);

/** `<communique-chat>`: a chat over the documents of a Communiqué server, on any page. */
export class CommuniqueChat extends HTMLElement implements CommuniqueChatElement {
  static readonly observedAttributes = ATTRIBUTES;
  readonly #root = this.attachShadow({ mode: 'open' });
  #widget: Widget | undefined;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [shellSheet];
  }

  connectedCallback(): void {
    if (this.#widget) this.#widget.show();
    else this.#widget = new Widget(this.#root, this.#settings(), this.#emit);
  }

  /** An element that is only moved is connected again before this turn of the page ends; it keeps its conversation. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#widget?.remove();
      this.#widget = undefined;
    });
  }

  attributeChangedCallback(): void {
    this.#widget?.update(this.#settings());
  }

  open(): void {
    this.#widget?.open();
  }

  close(): void {
    this.#widget?.close();
  }

  ask(question: string): void {
    this.#widget?.ask(question);
  }

  #settings() {
    return readSettings((name) => this.getAttribute(name), HOME);
  }

  readonly #emit: EmitAny = (name: string, detail: unknown) => {
    this.dispatchEvent(new CustomEvent(`communique-${name}`, { detail, bubbles: true, composed: true }));
  };
}
