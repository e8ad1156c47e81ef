/** What the browser keeps for this site; nothing where it forbids that, as a private window may. */
export function browserStorage(): Storage | undefined {
  try {
    const { localStorage } = window;
    localStorage.getItem('');
    return localStorage;
  } catch {
    return undefined;
  }
}

/** A choice the reader made on an earlier visit, if the browser kept it. */
export function remembered(key: string): string | null {
  return browserStorage()?.getItem(key) ?? null;
}

/** Keeps a choice for the next visit; where that is not possible it lasts as long as the page. */
export function remember(key: string, value: string): void {
  try {
    browserStorage()?.setItem(key, value);
  } catch {
    // The storage is full or closed; the choice is kept in memory alone.
  }
}
