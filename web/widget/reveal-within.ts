/** Brings the top of a turn to the top of the log that scrolls it. The page around the widget stays where it is. */
export function revealWithin(element: Element): void {
  const scroller = element.closest('[role="log"]');
  if (scroller) scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}
