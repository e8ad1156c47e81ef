/** What this client uses of Citation.js, which comes without types. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(cslItems: readonly Record<string, unknown>[]);
    format(output: 'bibtex'): string;
    format(output: 'data', options: { format: 'text' }): string;
  }
}

/** Registers the BibTeX output when it is imported. */
declare module '@citation-js/plugin-bibtex' {}
