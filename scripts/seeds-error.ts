/** The seeds folder cannot be read as text: the message names the folder or file, and what to do. */
export class SeedsError extends Error {
  override name = 'SeedsError' as const;
}
