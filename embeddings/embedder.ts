/** Token vectors of one text: row `i` of `vectors` (`dimensions` wide, unit length) belongs to vocabulary id `ids[i]`. */
export interface TokenVectors {
  readonly ids: Int32Array;
  readonly vectors: Float32Array;
}

/** What the model makes of one text. */
export interface Embedding {
  /** Mean-pooled and normalised: `dimensions` wide, unit length. */
  readonly vector: Float32Array;
  /** The last hidden states of every token, the special ones ([CLS] first, [SEP] last) included. */
  readonly tokens: TokenVectors;
  /** The tokens as the vocabulary spells them, one for each row; "##" opens one that continues a word. */
  readonly pieces: readonly string[];
}

/** Port: turns texts into vectors. Implementations: the local ONNX model, the same in processes of its own, a hashing twin for tests. */
export interface Embedder {
  /** Names model and precision; an index made by another model is refused. */
  readonly model: string;
  readonly dimensions: number;
  /**
   * One embedding for each text, in order. The same text always gives the same numbers, whatever it is embedded with.
   * Rejects with the reason of `signal` once that is aborted; what has not been begun then never is.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]>;
  close(): Promise<void>;
}
