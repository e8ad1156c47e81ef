/** A box in the window, in pixels from its top left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between a floating box and what it belongs to, and between it and the window's edge. */
const GAP = 6;

function within(wanted: number, length: number, room: number): number {
  return Math.max(GAP, Math.min(wanted, room - length - GAP));
}

/**
 * Where a floating box goes: under its anchor where there is room, else above, else where there is more; never past
 * the window's edges, and never over the anchor unless the window is too low for both.
 */
export function placeBeside(anchor: Box, size: Size, window: Size): { left: number; top: number } {
  const [below, above] = [window.height - anchor.bottom, anchor.top];
  const goesBelow = size.height + 2 * GAP <= below || below >= above;
  const wanted = goesBelow ? anchor.bottom + GAP : anchor.top - GAP - size.height;
  return { left: within(anchor.left, size.width, window.width), top: within(wanted, size.height, window.height) };
}
