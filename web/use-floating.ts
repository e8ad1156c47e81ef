import { type RefObject, useLayoutEffect } from 'react';
import { placeBeside } from './placement.ts';

/** Brings a `popover` element into the top layer, where nothing cuts it off; older browsers show it in place. */
function raise(floating: HTMLElement): void {
  if (typeof floating.showPopover === 'function' && floating.isConnected) floating.showPopover();
}

function put(floating: HTMLElement, anchor: Element): void {
  const view = floating.ownerDocument.documentElement;
  const { left, top } = placeBeside(
    anchor.getBoundingClientRect(),
    { width: floating.offsetWidth, height: floating.offsetHeight },
    { width: view.clientWidth, height: view.clientHeight },
  );
  floating.style.left = `${left}px`;
  floating.style.top = `${top}px`;
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
    const follow = () => put(box, beside);
    raise(box);
    follow();
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  }, [floating, anchor, shown]);
}
