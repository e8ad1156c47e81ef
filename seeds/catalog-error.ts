/** The catalog cannot be used: the message names the file and the place in it, and says what is wrong there. */
export class CatalogError extends Error {
  override name = 'CatalogError' as const;
}
