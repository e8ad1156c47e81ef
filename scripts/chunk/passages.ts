import type { CorpusDocument, Passage, PassageRole } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { attributedSpeaker } from '../parse/attributed-speaker.ts';
import { ENUMERATOR, MARKDOWN_HEADING, OWN_NUMBER, ordinal, sectionMark, titledSectionMark } from '../parse/marks.ts';
import { type Paragraph, paragraphs } from '../parse/paragraphs.ts';
import { rolesOf } from '../parse/roles.ts';

/** Where the reading stands: under which heading and mark, at which paragraph number. */
interface Place {
  readonly section?: string;
  readonly mark?: string;
  readonly number: number;
  /** The text numbers its paragraphs itself: its lists belong to the number above them. */
  readonly own: boolean;
}

/** A document's text cut into passages, each with its role, the place a reader would cite, and who speaks. */
export function passagesOf(text: string, document: CorpusDocument): Passage[] {
  const parts = paragraphs(text, document, document.title);
  const roles = rolesOf(text, parts, document);
  const speakers = speakersOf(text, parts, roles, document);
  const passages: Passage[] = [];
  let place: Place = { number: 0, own: false };
  parts.forEach((part, i) => {
    const role = roles[i] as PassageRole;
    const words = slice(text, part);
    place = nextPlace(place, role, words);
    const speaker = speakers[i];
    passages.push({
      id: `${document.id}-${i + 1}`,
      documentId: document.id,
      role,
      start: part.start,
      end: part.end,
      ...called(role, words, place),
      ...(place.section !== undefined && role !== 'title' && role !== 'heading' ? { section: place.section } : {}),
      ...(speaker === undefined ? {} : { speaker }),
    });
  });
  return passages;
}

/** Numbers start again under a section mark; a subhead is only a place, and the text's own numbers are kept. */
function nextPlace(place: Place, role: PassageRole, words: string): Place {
  switch (role) {
    case 'title':
    case 'dateline':
    case 'byline':
    case 'attribution':
    case 'caption':
    case 'point':
      return place;
    case 'heading':
      return underHeading(place, words);
    case 'item':
      return place.own ? place : { ...place, number: place.number + 1 };
    case 'provision':
    case 'paragraph':
    case 'lead': {
      const own = OWN_NUMBER.exec(words)?.[1];
      return own === undefined ? { ...place, number: place.number + 1 } : { ...place, number: Number(own), own: true };
    }
  }
}

function underHeading(place: Place, words: string): Place {
  const section = sectionMark(words) ?? fold(words).replace(MARKDOWN_HEADING, '');
  const mark = sectionMark(words) ?? titledSectionMark(words);
  return mark === undefined ? { ...place, section } : { section, mark, number: 0, own: false };
}

function called(role: PassageRole, words: string, place: Place): Pick<Passage, 'label' | 'number'> {
  switch (role) {
    case 'title':
    case 'heading':
      return { label: '' };
    case 'dateline':
      return { label: 'Date line' };
    case 'byline':
      return { label: 'Byline' };
    case 'attribution':
      return { label: 'Attribution' };
    case 'caption':
      return { label: 'Caption' };
    case 'point': {
      const number = ordinal(words) ?? 0;
      return { label: `Point ${number}`, number };
    }
    case 'provision':
    case 'paragraph':
    case 'lead':
      return { label: paragraphLabel(place), number: place.number };
    case 'item': {
      const enumerator = place.own ? ENUMERATOR.exec(words)?.[0].trim() : undefined;
      return { label: [paragraphLabel(place), enumerator].filter(Boolean).join(' '), number: place.number };
    }
  }
}

/** "IV ¶12", or "¶3" in a text without section marks. */
function paragraphLabel({ mark, number }: Place): string {
  return mark === undefined ? `¶${number}` : `${mark} ¶${number}`;
}

/** An attribution names who said what stands above it, up to the attribution before; a speech without one is its author's. */
function speakersOf(
  text: string,
  parts: readonly Paragraph[],
  roles: readonly PassageRole[],
  document: CorpusDocument,
): (string | undefined)[] {
  let speaker = document.kind === 'speech' ? document.author : undefined;
  const speakers: (string | undefined)[] = [];
  for (let i = parts.length - 1; i >= 0; i--) {
    const role = roles[i] as PassageRole;
    if (role === 'attribution') speaker = attributedSpeaker(slice(text, parts[i] as Paragraph)) ?? speaker;
    speakers[i] = role === 'title' || role === 'heading' ? undefined : speaker;
  }
  return speakers;
}
