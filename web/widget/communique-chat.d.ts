/** Types of `<communique-chat>`, the element that `widget.js` defines. They need nothing but TypeScript's DOM types. */

/** What sort of text a document is. */
export type CommuniqueKind = 'declaration' | 'statement' | 'speech' | 'news' | 'summary' | 'document';

/** Where a quotation stands: characters `start` to `end` of the source file are `quote`. */
export interface CommuniqueCitation {
  id: number;
  document: { id: string; title: string; kind: CommuniqueKind; date?: string | undefined };
  passage: {
    id: string;
    label: string;
    section?: string | undefined;
    number?: number | undefined;
    speaker?: string | undefined;
  };
  file: string;
  start: number;
  end: number;
  quote: string;
  /** Path of the page, on the server, that shows the quotation in its document. */
  href: string;
}

/** One statement of an answer, with the ids of its citations. */
export interface CommuniqueStatement {
  text: string;
  citations: number[];
  lead?: { text: string; citation: number } | undefined;
}

/** What the server answered. */
export interface CommuniqueReply {
  status: 'answered' | 'no_answer';
  question: string;
  interpretedAs: string;
  confidence: number;
  answer: CommuniqueStatement[];
  citations: CommuniqueCitation[];
  closest: CommuniqueCitation[];
  suggestions: string[];
}

/** The element's events; they bubble, and leave shadow roots around the element. */
export interface CommuniqueChatEvents {
  /** The floating panel was opened. */
  'communique-open': CustomEvent<null>;
  /** The floating panel was closed. */
  'communique-close': CustomEvent<null>;
  'communique-question': CustomEvent<{ question: string }>;
  'communique-answer': CustomEvent<{ reply: CommuniqueReply }>;
  /** A citation's source was opened. */
  'communique-citation': CustomEvent<{ citation: CommuniqueCitation }>;
}

/** The element's attributes, for frameworks that check them. Lists are separated by spaces or commas. */
export interface CommuniqueChatAttributes {
  /** Address of the Communiqué server; where the script came from unless told. */
  server?: string;
  mode?: 'inline' | 'floating';
  theme?: 'auto' | 'light' | 'dark';
  heading?: string;
  placeholder?: string;
  /** Answer only from documents of these kinds. */
  kinds?: string;
  /** Answer only from the documents with these ids. */
  documents?: string;
}

/** The element. */
export interface CommuniqueChatElement extends HTMLElement {
  /** Opens the floating panel and moves the focus into it; nothing in inline mode, which is always open. */
  open(): void;
  /** Closes the floating panel and gives the focus back. */
  close(): void;
  /** Asks a question as if it had been typed, opening the panel first. */
  ask(question: string): void;
  addEventListener<Name extends keyof CommuniqueChatEvents>(
    type: Name,
    listener: (this: CommuniqueChatElement, event: CommuniqueChatEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof CommuniqueChatEvents>(
    type: Name,
    listener: (this: CommuniqueChatElement, event: CommuniqueChatEvents[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'communique-chat': CommuniqueChatElement;
  }
}
