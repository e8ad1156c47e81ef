import type { Authority } from './authority.ts';
import type { ConfidenceLevel } from './confidence.ts';
import type { CopyFormat } from './copy-format.ts';
import type { FailureKind } from './failure.ts';
import type { Kind, Reason } from './reply.ts';

/** Every word of the interface; each language is one object of this shape, in a file of its own. */
export interface Strings {
  readonly product: string;
  readonly tagline: string;
  readonly skipToContent: string;
  readonly nav: { readonly label: string; readonly ask: string; readonly documents: string };
  readonly theme: { readonly dark: string };
  readonly language: { readonly label: string };
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
  readonly scope: {
    readonly label: string;
    readonly all: string;
    readonly official: string;
    readonly choose: string;
    readonly chosen: (documents: number) => string;
    readonly title: string;
    readonly use: string;
    readonly cancel: string;
    /** What an answer says when it was not looked for everywhere. */
    readonly narrowed: { readonly official: string; readonly chosen: (documents: number) => string };
    readonly widen: string;
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
    readonly copyLink: string;
    readonly indexChanged: string;
    readonly export: string;
  };
  readonly opinion: {
    readonly ask: string;
    readonly yes: string;
    readonly no: string;
    readonly reason: string;
    readonly reasons: Readonly<Record<Reason, string>>;
    readonly note: string;
    readonly send: string;
    readonly thanks: string;
  };
  readonly edit: {
    readonly open: string;
    readonly box: string;
    readonly send: string;
    readonly cancel: string;
    readonly note: string;
  };
  readonly copy: {
    readonly open: string;
    readonly formats: Readonly<Record<CopyFormat, string>>;
    readonly failed: string;
  };
  readonly past: {
    readonly open: string;
    readonly title: string;
    readonly close: string;
    readonly none: string;
    readonly questions: (count: number) => string;
    readonly forget: (title: string) => string;
    readonly forgetAll: string;
    readonly keep: string;
    readonly blocked: string;
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
    readonly previous: string;
    readonly next: string;
    readonly position: (at: number, all: number) => string;
    readonly copyLink: string;
  };
  readonly find: {
    readonly box: string;
    readonly next: string;
    readonly previous: string;
    readonly position: (at: number, all: number) => string;
    readonly none: string;
  };
  readonly library: {
    readonly title: string;
    readonly intro: string;
    readonly loading: string;
    readonly narrow: string;
    readonly search: string;
    readonly kind: string;
    readonly allKinds: string;
    readonly year: string;
    readonly place: string;
    readonly anyYear: string;
    readonly anyPlace: string;
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
