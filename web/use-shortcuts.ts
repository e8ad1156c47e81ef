import { useEffect } from 'react';

/** Keys that work wherever the focus is. */
export interface Shortcuts {
  readonly onSlash: () => void;
  readonly onEscape: () => void;
}

/** A key that is being typed into something belongs to that, not to the page. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Listens on `target` (the page, or the widget's own root) for `/` and Escape; `null` listens nowhere. */
export function useShortcuts(target: EventTarget | null, { onSlash, onEscape }: Shortcuts): void {
  useEffect(() => {
    const onKey = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') onEscape();
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      onSlash();
    };
    target?.addEventListener('keydown', onKey);
    return () => target?.removeEventListener('keydown', onKey);
  }, [target, onSlash, onEscape]);
}
