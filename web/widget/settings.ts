/** How a widget stands on its page: in the flow of the text, or as a button in the corner that opens a panel. */
export type Mode = 'inline' | 'floating';

/** Paper by day, paper by night, or as the reader's system prefers. */
export type Theme = 'auto' | 'light' | 'dark';

/** What the attributes of one element ask for. */
export interface Settings {
  /** Address of the server without a slash at the end. */
  readonly server: string;
  readonly mode: Mode;
  readonly theme: Theme;
  readonly heading: string;
  /** What the empty question box shows; undefined leaves it to the interface's language. */
  readonly placeholder: string | undefined;
  /** Lists as they were written: spaces or commas stand between their items. */
  readonly kinds: string;
  readonly documents: string;
}

/** The attributes that are watched; all of them may change at any time. */
export const ATTRIBUTES = ['server', 'mode', 'theme', 'heading', 'placeholder', 'kinds', 'documents'] as const;

/** What the widget is called unless its page names it. */
export const DEFAULT_HEADING = 'Ask the documents';

/** The items of a list; kinds and ids of documents hold neither commas nor spaces. */
export function itemsOf(list: string): string[] {
  return list.split(/[\s,]+/u).filter((item) => item !== '');
}

/**
 * Reads the attributes of an element; what is missing or not known has its default. `home` is the address of the
 * server that the script came from.
 */
export function readSettings(attribute: (name: (typeof ATTRIBUTES)[number]) => string | null, home: string): Settings {
  const theme = attribute('theme');
  return {
    server: (attribute('server')?.trim() || home).replace(/\/+$/u, ''),
    mode: attribute('mode') === 'floating' ? 'floating' : 'inline',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    heading: attribute('heading')?.trim() || DEFAULT_HEADING,
    placeholder: attribute('placeholder')?.trim() || undefined,
    kinds: attribute('kinds') ?? '',
    documents: attribute('documents') ?? '',
  };
}
