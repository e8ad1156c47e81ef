import type { CorpusDocument, Passage, PassageRole } from '../../embeddings/corpus.ts';
import { fold, slice } from '../../embeddings/span.ts';
import { attributedSpeaker } from '../parse/attributed-speaker.ts';
import { OWN_NUMBER, ordinal, sectionMark, titledSectionMark } from '../parse/marks.ts';
import { type Paragraph, paragraphs } from '../parse/paragraphs.ts';
import { rolesOf } from '../parse/roles.ts';

/** Where the reading stands: under which heading and mark, at which paragraph number. */
interface Place {
  readonly section?: string;
  readonly mark?: string;
  readonly number: number;
}

/** A document's text cut into passages, each with its role, the place a reader would cite, and who speaks. */
export function passagesOf(text: string, document: CorpusDocument): Passage[] {
  const parts = paragraphs(text, document, document.title);
  const roles = rolesOf(text, parts, document);
  const speakers = speakersOf(text, parts, roles, document);
  const passages: Passage[] = [];
  let place: Place = { number: 0 };
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
    case 'heading': {
      const mark = sectionMark(words) ?? titledSectionMark(words);
      return mark === undefined
        ? { ...place, section: fold(words) }
        : { section: sectionMark(words) ?? fold(words), mark, number: 0 };
    }
    case 'provision':
    case 'paragraph':
    case 'lead':
    case 'item': {
      const own = role === 'provision' || role === 'paragraph' ? OWN_NUMBER.exec(words)?.[1] : undefined;
      return { ...place, number: own === undefined ? place.number + 1 : Number(own) };
    }
  }
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
    case 'item':
      return { label: `${place.mark === undefined ? '' : `${place.mark} `}¶${place.number}`, number: place.number };
  }
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
