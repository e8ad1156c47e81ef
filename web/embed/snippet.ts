/** What a visitor of the embed page has chosen. Colours and the radius are left out where they are as always. */
export interface Choices {
  readonly attributes: Readonly<Record<string, string>>;
  /** Custom properties by their name without `--communique-`. */
  readonly style: Readonly<Record<string, string>>;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The lines that put the chat onto a page: the script, the element, and, if the look was changed, a style rule. */
export function snippet({ attributes, style }: Choices, origin: string): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const rules = Object.entries(style).map(([name, value]) => `  --communique-${name}: ${value};`);
  return [
    `<script src="${escaped(origin)}/widget.js" async></script>`,
    `<communique-chat${written.join('')}></communique-chat>`,
    ...(rules.length > 0 ? ['<style>', 'communique-chat {', ...rules, '}', '</style>'] : []),
  ].join('\n');
}

/** What a content security policy has to allow; the widget needs nothing else of it, and no styles at all. */
export function policy(origin: string): string {
  return `script-src ${origin}; connect-src ${origin}`;
}

/** A quotation in a frame. */
export function card(origin: string, { file, start, end }: { file: string; start: number; end: number }): string {
  const query = new URLSearchParams({ file, start: `${start}`, end: `${end}` });
  const address = escaped(`${origin}/quote?${query}`);
  return `<iframe src="${address}" title="A quotation with its source" width="480" height="320"></iframe>`;
}
