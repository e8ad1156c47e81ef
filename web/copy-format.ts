/** The ways a statement can be taken along with its citation. */
export const COPY_FORMATS = ['plain', 'markdown', 'bibtex', 'csl', 'link'] as const;

export type CopyFormat = (typeof COPY_FORMATS)[number];
