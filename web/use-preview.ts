import {
  type FocusEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';

/** Long enough to cross the gap between a marker and its preview. */
const LINGER_MS = 180;
/** Short enough to feel immediate, long enough that a pointer passing over many markers opens none. */
const DWELL_MS = 120;

interface Preview {
  readonly shown: boolean;
  /** For the element that holds both the trigger and the preview, so that the pointer may rest on either. */
  readonly handlers: {
    /** Not on entering: a page that moves under a pointer at rest is not pointed at. */
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: () => void;
  };
  readonly hide: () => void;
}

/**
 * When to show what a trigger has to tell: while the keyboard is on it or the pointer rests on it. Escape takes it
 * away without moving either, wherever the focus is, and does nothing else while it is shown.
 */
export function usePreview(holder: RefObject<HTMLElement | null>): Preview {
  const [shown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (next: boolean, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(next), ms);
  };
  const now = (next: boolean) => {
    clearTimeout(timer.current);
    setShown(next);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEscape(holder, shown, () => now(false));
  return {
    shown,
    handlers: {
      onPointerMove: (event) => event.pointerType !== 'touch' && later(true, DWELL_MS),
      onPointerLeave: () => later(false, LINGER_MS),
      onFocus: (event) => event.target.matches(':focus-visible') && now(true),
      onBlur: () => now(false),
    },
    hide: () => now(false),
  };
}

/**
 * Listens before everything else does, and for exactly as long as there is something to take away, so that one press of
 * Escape takes away one thing.
 */
function useEscape(holder: RefObject<HTMLElement | null>, active: boolean, onEscape: () => void) {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useLayoutEffect(() => {
    const target = holder.current?.ownerDocument.defaultView;
    if (!active || !target) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    target.addEventListener('keydown', onKey, true);
    return () => target.removeEventListener('keydown', onKey, true);
  }, [holder, active]);
}
