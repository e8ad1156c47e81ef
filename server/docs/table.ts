import { html } from 'hono/html';
import { type Html, prose } from './layout.ts';
import type { Field } from './schema.ts';

/** A table of fields, in a frame of its own that scrolls by keyboard when the window is narrow. */
export function fieldTable(label: string, fields: readonly Field[]): Html {
  if (fields.length === 0) return html``;
  return html`<div class="frame" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">Meaning</th></tr>
      </thead>
      <tbody>
        ${fields.map(row)}
      </tbody>
    </table>
  </div>`;
}

function row({ name, type, required, description }: Field): Html {
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${type}${required ? '' : html` <em>(optional)</em>`}</td>
    <td>${prose(description)}</td>
  </tr>`;
}
