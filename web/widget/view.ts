/** The part of the window that can be seen, in pixels from the window's top. */
interface View {
  readonly top: number;
  readonly height: number;
  /** What the on-screen keyboard covers. */
  readonly below: number;
}

/** Magnified by the reader's fingers the view is small too, but nothing is covered. */
function seen({ offsetTop, height, scale }: VisualViewport, windowHeight: number): View | undefined {
  if (scale > 1.01) return undefined;
  return { top: offsetTop, height, below: Math.max(0, windowHeight - offsetTop - height) };
}

function rule(view: View | undefined): string {
  if (view === undefined) return '';
  const { top, height, below } = view;
  return `.surface { --view-top: ${top}px; --view-height: ${height}px; --view-below: ${below}px }`;
}

/**
 * Keeps `--view-top`, `--view-height` and `--view-below` at what the on-screen keyboard leaves of the window, by a
 * style sheet of the root's own. Gives what stops it.
 */
export function watchView(root: ShadowRoot): () => void {
  const viewport = window.visualViewport;
  if (viewport === null) return () => {};
  const sheet = new CSSStyleSheet();
  const measure = () => sheet.replaceSync(rule(seen(viewport, window.innerHeight)));
  measure();
  root.adoptedStyleSheets.push(sheet);
  for (const event of ['resize', 'scroll']) viewport.addEventListener(event, measure);
  return () => {
    for (const event of ['resize', 'scroll']) viewport.removeEventListener(event, measure);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  };
}
