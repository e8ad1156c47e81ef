/** Where the view onto a scrolled text begins and how high it is, in pixels of the window. */
interface View {
  readonly top: number;
  readonly height: number;
}

/** The page as a scroller begins at the top of the window, wherever its own box has been scrolled to. */
function viewOf(scroller: Element, coveredAbove: number): View {
  const isPage = scroller === scroller.ownerDocument.scrollingElement;
  const top = isPage ? 0 : scroller.getBoundingClientRect().top;
  return { top: top + coveredAbove, height: scroller.clientHeight - coveredAbove };
}

/** How far to scroll: to the middle, or, if the element is taller than the view, to its beginning. */
function distance(element: Element, { top, height }: View): number {
  const box = element.getBoundingClientRect();
  return box.top - top - Math.max(0, (height - box.height) / 2);
}

/** Frames after which a place that will not settle is left as it is: a sixth of a second. */
const LOOKS_AT_MOST = 10;

/** What a reader does to go somewhere else. */
const GOING_AWAY = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

/**
 * Puts an element in the middle of the box that scrolls it, and moves nothing outside that box; `coveredAbove` is
 * the height of what sticks to the top of the box. It looks again on the next frames until the element stays where
 * it was put, because passages that were off screen have only an estimated height until they have been near the view.
 * A reader who goes somewhere else in the meantime is not held back.
 */
export function centre(element: Element, scroller: Element, coveredAbove = 0): void {
  const window = element.ownerDocument.defaultView;
  const settled = new AbortController();
  for (const event of GOING_AWAY) {
    window?.addEventListener(event, () => settled.abort(), { signal: settled.signal, capture: true, passive: true });
  }
  const place = (looksLeft: number, calmFrames: number) => {
    if (settled.signal.aborted) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += distance(element, viewOf(scroller, coveredAbove));
    const calm = Math.abs(scroller.scrollTop - before) < 1 ? calmFrames + 1 : 0;
    if (looksLeft > 0 && calm < 3) window?.requestAnimationFrame(() => place(looksLeft - 1, calm));
    else settled.abort();
  };
  place(LOOKS_AT_MOST, 0);
}
