/** Keys that are typed here are not shortcuts of the page. */
function keepTyping(event: Event): void {
  if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) event.stopPropagation();
}

/** A link must not take the reader away from the page that they are on, nor from their conversation. */
function openBeside(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  link?.setAttribute('target', '_blank');
  link?.setAttribute('rel', 'noopener');
}

/** Keeps what happens in a widget from its page. Gives what ends this. */
export function keepToItself(root: ShadowRoot): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  for (const type of ['keydown', 'keypress', 'keyup']) root.addEventListener(type, keepTyping, { signal });
  for (const type of ['click', 'auxclick']) root.addEventListener(type, openBeside, { signal });
  return () => controller.abort();
}
