/** The model cannot be prepared or loaded; the text says which file and what to do about it. */
export class ModelError extends Error {
  override readonly name = 'ModelError' as const;
}
