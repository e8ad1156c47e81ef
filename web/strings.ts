import type { Authority } from './authority.ts';
import type { ConfidenceLevel } from './confidence.ts';
import type { FailureKind } from './failure.ts';
import type { Kind } from './reply.ts';

/** Every word of the interface; another language is one more object of this shape. */
export interface Strings {
  readonly product: string;
  readonly tagline: string;
  readonly skipToContent: string;
  readonly nav: { readonly label: string; readonly ask: string; readonly documents: string };
  readonly theme: { readonly dark: string };
  readonly ask: {
    readonly title: string;
    readonly intro: string;
    readonly box: string;
    readonly button: string;
    readonly placeholder: string;
    readonly keys: string;
    readonly starters: string;
    readonly left: (characters: number) => string;
    readonly startOver: string;
  };
  readonly conversation: {
    readonly label: string;
    readonly searching: string;
    readonly stop: string;
    readonly stopped: string;
    readonly again: string;
    readonly answerTo: (question: string) => string;
    readonly searchedFor: string;
    readonly literally: string;
    readonly found: (statements: number, documents: number) => string;
    readonly suggestions: string;
    readonly copy: string;
    readonly copied: string;
    readonly link: string;
  };
  readonly confidence: Readonly<Record<ConfidenceLevel, string>>;
  readonly silence: { readonly verdict: string; readonly closest: string; readonly note: string };
  readonly citation: {
    readonly name: (id: number, title: string) => string;
    readonly alsoIn: string;
    readonly subject: string;
  };
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly authority: Readonly<Record<Authority, string>>;
  readonly source: {
    readonly label: string;
    readonly close: string;
    readonly loading: string;
    readonly openPage: string;
    readonly cited: string;
    readonly checking: string;
    readonly verified: string;
    readonly notVerified: string;
    readonly unchecked: string;
  };
  readonly library: {
    readonly title: string;
    readonly intro: string;
    readonly loading: string;
    readonly narrow: string;
    readonly search: string;
    readonly kind: string;
    readonly allKinds: string;
    readonly count: (shown: number, all: number) => string;
    readonly none: string;
    readonly provisions: (count: number) => string;
    readonly passages: (count: number) => string;
    readonly undated: string;
  };
  readonly document: {
    readonly outline: string;
    readonly permalink: (label: string) => string;
    readonly all: string;
  };
  readonly missing: { readonly title: string; readonly detail: string; readonly home: string };
  readonly failures: Readonly<Record<FailureKind, string>>;
  readonly retry: string;
  readonly retryIn: (seconds: number) => string;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const english: Strings = {
  product: 'Communiqué',
  tagline: 'Official declarations, in their own words',
  skipToContent: 'Skip to the content',
  nav: { label: 'Main', ask: 'Ask', documents: 'Documents' },
  theme: { dark: 'Dark theme' },
  ask: {
    title: 'What do the declarations say?',
    intro: 'Ask a question. The answer is quoted word for word, and each quotation opens its source at the sentence.',
    box: 'Ask a question',
    button: 'Ask',
    placeholder: 'Ask a question',
    keys: 'Enter asks, Shift+Enter starts a new line, / returns here.',
    starters: 'For example',
    left: (characters) => `${counted(characters, 'character', 'characters')} left`,
    startOver: 'Start over',
  },
  conversation: {
    label: 'Conversation',
    searching: 'Searching the documents…',
    stop: 'Stop',
    stopped: 'Stopped before an answer came.',
    again: 'Ask again',
    answerTo: (question) => `Answer to: ${question}`,
    searchedFor: 'Searched for:',
    literally: 'Ask literally',
    found: (statements, documents) =>
      `${counted(statements, 'statement', 'statements')} from ${counted(documents, 'document', 'documents')}`,
    suggestions: 'The documents also answer',
    copy: 'Copy with sources',
    copied: 'Copied',
    link: 'Link to this answer',
  },
  confidence: { strong: 'Strong match', likely: 'Likely match', uncertain: 'Uncertain match' },
  silence: {
    verdict: 'The documents do not say.',
    closest: 'Closest passages',
    note: 'These stand nearest to the question, but do not answer it.',
  },
  citation: {
    name: (id, title) => `Citation ${id}: ${title}`,
    alsoIn: 'Also in',
    subject: 'The line above it',
  },
  kinds: {
    declaration: 'Declaration',
    statement: 'Statement',
    speech: 'Speech',
    news: 'News',
    summary: 'Summary',
    document: 'Document',
  },
  authority: { official: 'Official words', coverage: 'Coverage', unsorted: 'Document' },
  source: {
    label: 'Source',
    close: 'Close the source',
    loading: 'Opening the document…',
    openPage: 'Open the document’s page',
    cited: 'also cited',
    checking: 'Checking the words against the source…',
    verified: 'Verified: these words stand in the source.',
    notVerified: 'These words were not found at their place: the document has changed since the answer.',
    unchecked: 'The words could not be checked just now.',
  },
  library: {
    title: 'Documents',
    intro: 'Every text that answers are quoted from.',
    loading: 'Fetching the list of documents…',
    narrow: 'Narrow the list',
    search: 'Search titles, places and issuers',
    kind: 'Kind',
    allKinds: 'All kinds',
    count: (shown, all) =>
      shown === all ? counted(all, 'document', 'documents') : `${shown} of ${counted(all, 'document', 'documents')}`,
    none: 'No document matches.',
    provisions: (count) => counted(count, 'provision', 'provisions'),
    passages: (count) => counted(count, 'passage', 'passages'),
    undated: 'Undated',
  },
  document: {
    outline: 'In this document',
    permalink: (label) => `Link to ${label}`,
    all: 'All documents',
  },
  missing: {
    title: 'Nothing here',
    detail: 'This address leads to no page or document.',
    home: 'Ask a question instead',
  },
  failures: {
    offline: 'The server cannot be reached. Check the connection and try again.',
    busy: 'Too many questions at once. Wait a little and try again.',
    starting: 'The documents are still being prepared. Try again in a moment.',
    missing: 'This document is not in the collection.',
    refused: 'The server did not accept this.',
    broken: 'Something went wrong on the server. Try again; if it happens again, tell those who run this site.',
  },
  retry: 'Try again',
  retryIn: (seconds) => `The server asks to wait ${counted(seconds, 'second', 'seconds')}.`,
};

/** The interface's languages by their BCP 47 tag. */
export const STRINGS = { en: english } satisfies Record<string, Strings>;

/** A language the interface speaks. */
export type Language = keyof typeof STRINGS;
