/** What every peer indexes. */
export interface Indexed {
  readonly dimensions: number;
  readonly passages: readonly {
    readonly file: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly vector: Float32Array;
  }[];
}

/** Port: something that finds passages. */
export interface Peer {
  /** Whether the question has to be embedded for it. */
  readonly usesVectors: boolean;
  /** The best passage, as its place among those indexed. */
  first(question: string, vector: Float32Array): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Indexes the passages; rejects where the package is not there or does not run here. */
export type Create = (indexed: Indexed) => Promise<Peer>;
