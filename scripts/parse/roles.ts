import type { Kind, PassageRole } from '../../embeddings/corpus.ts';
import { slice } from '../../embeddings/span.ts';
import { isDateline } from './dates.ts';
import { isByline, isCaption } from './markers.ts';
import type { Paragraph } from './paragraphs.ts';
import { attribution } from './roles/attribution.ts';
import { heading, sectionHeading } from './roles/headings.ts';
import { item, lead } from './roles/lists.ts';
import { point } from './roles/points.ts';
import type { RoleRule, Scene } from './roles/scene.ts';
import { title } from './roles/title.ts';

const here = ({ words, index }: Scene) => words[index] as string;

const known: RoleRule = ({ paragraphs, index }) => paragraphs[index]?.role;
const dateline: RoleRule = (scene) => (isDateline(here(scene)) ? 'dateline' : undefined);
const byline: RoleRule = (scene) => (isByline(here(scene)) ? 'byline' : undefined);
const caption: RoleRule = (scene) => (isCaption(here(scene)) ? 'caption' : undefined);
const prose: RoleRule = ({ kind }) => (kind === 'declaration' || kind === 'statement' ? 'provision' : 'paragraph');

/** In this order: what is certain by its form first, what is told by its neighbours after, prose when nothing fits. */
const RULES: readonly RoleRule[] = [
  known,
  title,
  sectionHeading,
  dateline,
  byline,
  attribution,
  caption,
  item,
  lead,
  point,
  heading,
  prose,
];

/** What each paragraph does in its document, in order. */
export function rolesOf(
  text: string,
  paragraphs: readonly Paragraph[],
  document: { readonly title: string; readonly kind: Kind },
): PassageRole[] {
  const words = paragraphs.map((paragraph) => slice(text, paragraph));
  const decided: PassageRole[] = [];
  for (let index = 0; index < words.length; index++) {
    const scene: Scene = { index, words, paragraphs, decided, title: document.title, kind: document.kind };
    decided.push(firstRole(scene));
  }
  return decided;
}

function firstRole(scene: Scene): PassageRole {
  for (const rule of RULES) {
    const role = rule(scene);
    if (role) return role;
  }
  return 'paragraph';
}
