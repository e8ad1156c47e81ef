import type { AskReply } from '../../server/contract/ask.ts';
import { createApi } from '../api.ts';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/controls.css';
import '../styles/pages.css';
import './embed.css';
import { type Choices, card, policy, snippet } from './snippet.ts';

const { origin } = window.location;
const LOOK = ['accent', 'paper', 'ink', 'radius'];

function part<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`embed.html has no ${type.name} with the id "${id}".`);
  return found;
}

const form = part('choices', HTMLFormElement);

/** Only what differs from the form as it was when it came is worth a line. */
function chosen(): Choices {
  const fields = [...form.elements].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  );
  const changed = fields.filter((field) =>
    field instanceof HTMLInputElement ? field.value !== field.defaultValue : field.selectedIndex > 0,
  );
  const pick = (isLook: boolean, unit = '') =>
    Object.fromEntries(
      changed
        .filter(({ name }) => LOOK.includes(name) === isLook)
        .map(({ name, value }) => [name, name === 'radius' ? `${value}${unit}` : value]),
    );
  return { attributes: pick(false), style: pick(true, 'px') };
}

function show(): void {
  const { attributes, style } = chosen();
  const preview = part('preview', HTMLElement);
  for (const name of ['mode', 'theme', 'heading', 'placeholder']) {
    const value = attributes[name];
    if (value === undefined) preview.removeAttribute(name);
    else preview.setAttribute(name, value);
  }
  for (const name of LOOK) preview.style.setProperty(`--communique-${name}`, style[name] ?? null);
  part('corner', HTMLElement).hidden = attributes['mode'] !== 'floating';
  part('snippet', HTMLElement).textContent = snippet({ attributes, style }, origin);
}

async function copy(): Promise<void> {
  const text = part('snippet', HTMLElement).textContent;
  const said = await navigator.clipboard.writeText(text).then(
    () => 'Copied',
    () => 'The browser did not allow it; select the lines instead.',
  );
  part('copied', HTMLElement).textContent = said;
}

/** The card that is shown is of a real quotation: of the first one of the answer to a question the documents answer. */
async function showCard(): Promise<void> {
  const api = createApi();
  const [question] = await api.starters();
  const reply: AskReply | undefined = question === undefined ? undefined : await api.ask({ question, limit: 1 });
  const citation = reply?.citations[0];
  part('card', HTMLElement).textContent = card(origin, citation ?? { file: 'FILE', start: 0, end: 0 });
}

part('policy', HTMLElement).textContent = policy(origin);
part('allow', HTMLElement).textContent = 'ALLOWED_ORIGINS=https://www.example.org npm start';
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
part('copy', HTMLButtonElement).addEventListener('click', () => void copy());
show();
void showCard();
