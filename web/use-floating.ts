import { type RefObject, useLayoutEffect } from 'react';
import { placeBeside } from './placement.ts';

/** Brings a `popover` element into the top layer, where nothing cuts it off; older browsers show it in place. */
function raise(floating: HTMLElement): void {
  if (typeof floating.showPopover === 'function' && floating.isConnected) floating.showPopover();
}

/** Where an element stands, as a style sheet of its own: nothing is written into a `style` attribute. */
interface Position {
  put(left: number, top: number): void;
  remove(): void;
}

const MARK = 'data-floating';
let marks = 0;

function position(floating: HTMLElement, window: Window & typeof globalThis): Position {
  const root = floating.getRootNode() as Document | ShadowRoot;
  const sheet = new window.CSSStyleSheet();
  const mark = String(++marks);
  floating.setAttribute(MARK, mark);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return {
    put: (left, top) => sheet.replaceSync(`[${MARK}="${mark}"] { left: ${left}px; top: ${top}px; }`),
    remove() {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    },
  };
}

function place(floating: HTMLElement, anchor: Element, at: Position): void {
  const view = floating.ownerDocument.documentElement;
  const { left, top } = placeBeside(
    anchor.getBoundingClientRect(),
    { width: floating.offsetWidth, height: floating.offsetHeight },
    { width: view.clientWidth, height: view.clientHeight },
  );
  at.put(left, top);
}

/** Keeps an element that has just been rendered beside its anchor, however the page scrolls, as long as it is shown. */
export function useFloating(
  floating: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  shown: boolean,
): void {
  useLayoutEffect(() => {
    const [box, beside] = [floating.current, anchor.current];
    const window = box?.ownerDocument.defaultView;
    if (!shown || !box || !beside || !window) return;
    const at = position(box, window);
    const follow = () => place(box, beside, at);
    raise(box);
    follow();
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
      at.remove();
    };
  }, [floating, anchor, shown]);
}
