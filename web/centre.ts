function offsetToCentre(element: Element, top: number, height: number): number {
  const box = element.getBoundingClientRect();
  const spare = height - box.height;
  return box.top - top - (spare > 0 ? spare / 2 : height / 8);
}

/**
 * Puts an element in the middle of the box that scrolls it, and moves nothing outside that box. It looks twice,
 * because passages that were off screen have only an estimated height until they have been near the view.
 */
export function centre(element: Element, scroller: Element): void {
  const place = () => {
    scroller.scrollTop += offsetToCentre(element, scroller.getBoundingClientRect().top, scroller.clientHeight);
  };
  place();
  element.ownerDocument.defaultView?.requestAnimationFrame(place);
}
