/** How wide a model's vectors are: that of a text, and that of each of its tokens. */
export interface VectorWidths {
  readonly dimensions: number;
  readonly tokenDimensions: number;
}

/** Token vectors of one text: row `i` of `vectors` (`tokenDimensions` wide, unit length) belongs to vocabulary id `ids[i]`. */
export interface TokenVectors {
  readonly ids: Int32Array;
  readonly vectors: Float32Array;
}

/** What the model makes of one text. */
export interface Embedding {
  /** Mean-pooled and normalised: `dimensions` wide, unit length. */
  readonly vector: Float32Array;
  /**
   * The last hidden states of every token, the special ones ([CLS] first, [SEP] last) included; narrowed by a model that
   * has a projection for them.
   */
  readonly tokens: TokenVectors;
  /** The tokens as the vocabulary spells them, one for each row; "##" opens one that continues a word. */
  readonly pieces: readonly string[];
}

/** Port: turns texts into vectors. Implementations: the local ONNX model, the same in processes of its own, a hashing twin for tests. */
export interface Embedder extends VectorWidths {
  /** Names model and precision; an index made by another model is refused. */
  readonly model: string;
  /**
   * One embedding for each text, in order. The same text always gives the same numbers, whatever it is embedded with.
   * Rejects with the reason of `signal` once that is aborted; what has not been begun then never is.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Embedding[]>;
  close(): Promise<void>;
}
