import { html } from 'hono/html';

/** Markup that is safe to send: whatever is put into an `html` template is escaped unless it is markup itself. */
export type Html = ReturnType<typeof html>;

/** Where the style of these pages is served. */
export const STYLE_PATH = '/api/docs.css';

/** A page that this server writes itself: no script, one style sheet, nothing from elsewhere. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${STYLE_PATH}" />
  </head>
  <body>
    ${content}
  </body>
</html>`;
}

/** One line of prose with its \`code\` marked up. */
export function prose(text: string): Html[] {
  return text.split('`').map((part, position) => (position % 2 ? html`<code>${part}</code>` : html`${part}`));
}
