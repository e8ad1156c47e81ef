import type { AtRule, Declaration, Plugin, Root, Rule } from 'postcss';

/** Lengths in `rem` follow the host page's root; these follow the widget's own `--rem`. */
const REM = /(?<![\w.-])(-?\d*\.?\d+)rem\b/gu;
/** A share of the window becomes a share of the widget. */
const VIEWPORT_WIDTH = /(?<=\d)vw\b/gu;
/** Conditions cannot hold variables, so there a rem is what it is by default. */
const PIXELS_PER_REM = 16;

/** What stands only on the pages of the client itself. */
const PAGE_ONLY = /^(?:html|body|main|#root|:root|\.masthead|\.nameplate|\.skip-link|\.hero)\b/u;

/** The element inside the shadow root that carries the look. A page's `*` rules reach `:host`, but not this. */
const SURFACE = '.surface';

/**
 * Makes the client's style sheets fit for a shadow root on a page of others: nothing is measured by that page's root
 * font size or window, media queries for width ask for the widget's width, and every variable of the look can be set
 * from outside as `--communique-<name>`.
 */
export function embeddableCss(): Plugin {
  return { postcssPlugin: 'embeddable-css', OnceExit: embed };
}

function embed(root: Root): void {
  root.walkAtRules('media', askForOwnWidth);
  root.walkRules(keepInside);
  root.walkDecls(measureByOwn);
}

function keepInside(rule: Rule): void {
  const isLook = rule.selectors.includes(':root') && rule.selectors.includes(':host');
  const kept = rule.selectors.filter((selector) => !PAGE_ONLY.test(selector));
  if (isLook) openLook(rule);
  if (isLook) rule.selectors = [SURFACE];
  else if (kept.length === 0) rule.remove();
  else if (kept.length < rule.selectors.length) rule.selectors = kept;
}

function openLook(rule: Rule): void {
  rule.walkDecls(/^--/u, (declaration) => {
    declaration.value = `var(--communique-${declaration.prop.slice(2)}, ${declaration.value.trim()})`;
  });
}

function measureByOwn(declaration: Declaration): void {
  if (!/rem|vw/u.test(declaration.value)) return;
  declaration.value = declaration.value.replace(REM, 'calc($1 * var(--rem))').replace(VIEWPORT_WIDTH, 'cqi');
}

/** `@media a, (width)` becomes `@media a` and, with the same rules, `@container (width)`. */
function askForOwnWidth(rule: AtRule): void {
  const conditions = rule.params.split(',').map((condition) => condition.trim());
  const widths = conditions.filter((condition) => /width/u.test(condition));
  const others = conditions.filter((condition) => !widths.includes(condition) && condition !== 'print');
  for (const width of widths) {
    const params = width.replace(REM, (_, count: string) => `${Number(count) * PIXELS_PER_REM}px`);
    rule.cloneBefore({ name: 'container', params });
  }
  if (others.length === 0) rule.remove();
  else rule.params = others.join(', ');
}
