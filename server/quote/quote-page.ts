import { html } from 'hono/html';
import type { Html } from '../docs/layout.ts';
import type { Quote, QuotePlace } from './quote.ts';

/** Where the style of these pages is served. */
export const QUOTE_STYLE_PATH = '/quote.css';

/** One quotation with its source: a page without any script, small enough for a frame. */
export function quotePage(quote: Quote, place: QuotePlace): Html {
  const { document, passage } = quote;
  const address = `/documents/${encodeURIComponent(document.id)}?from=${place.start}&to=${place.end}#${encodeURIComponent(passage.id)}`;
  return page(
    document.title,
    document.language,
    html`<h1><a href="${address}" target="_blank" rel="noopener">${document.title}</a></h1>
      <blockquote cite="${address}">${quote.before}<mark>${quote.words}</mark>${quote.after}</blockquote>
      <div lang="en">
        <p>${standing(quote)}</p>
        <p class="verified">✓ The marked words are characters ${place.start} to ${place.end} of <bdi>${place.file}</bdi>, read from it for this page.</p>
      </div>`,
  );
}

/** Who says it, in which provision, when. */
function standing({ document, passage }: Quote): Html[] {
  const by = passage.speaker ?? document.author ?? document.issuer;
  const parts = [
    by && html`<b><bdi>${by}</bdi></b>`,
    passage.label && html`<bdi>${passage.label}</bdi>`,
    document.date && html`<time datetime="${document.date}">${longDate(document.date)}</time>`,
  ].filter((part) => part !== undefined && part !== '');
  return parts.map((part, position) => html`${position > 0 ? ' · ' : ''}${part}`);
}

/** Says why there is nothing to show. */
export function noQuotePage(reason: string): Html {
  return page(
    'No quotation',
    'en',
    html`<h1>${reason}</h1><p><a href="/" target="_blank" rel="noopener">Ask a question</a></p>`,
  );
}

function longDate(isoDay: string): string {
  const day = new Date(isoDay);
  if (Number.isNaN(day.getTime())) return isoDay;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

function page(title: string, language: string, content: Html): Html {
  return html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Communiqué</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${QUOTE_STYLE_PATH}" />
  </head>
  <body>
    <main>${content}</main>
  </body>
</html>`;
}
