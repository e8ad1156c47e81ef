/**
 * What does something to a terminal instead of being shown by it: control characters (Unicode's Cc, among them the
 * escape that begins every command), line and paragraph separators, and the nine that reorder the text around them
 * (UAX #9: embeddings, overrides, isolates). Marks that only join letters or give a direction to a letter are kept.
 */
const ACTIVE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

const codeOf = (character: string) => character.charCodeAt(0).toString(16).padStart(4, '0');

/** A text in which such characters are shown by their names, `<U+001B>`, for display alone. */
export function inert(text: string): string {
  return text.replace(ACTIVE, (character) => `<U+${codeOf(character).toUpperCase()}>`);
}

/** JSON with such characters escaped, so that it means the same; its own line breaks stay. */
export function inertJson(json: string): string {
  return json.replace(ACTIVE, (character) => (character === '\n' ? character : `\\u${codeOf(character)}`));
}
