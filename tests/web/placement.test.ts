import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeBeside } from '../../web/placement.ts';

const window = { width: 400, height: 600 };
const anchorAt = (left: number, top: number) => ({ left, top, right: left + 24, bottom: top + 24 });

describe('placeBeside', () => {
  it.each([
    ['under its anchor where there is room', anchorAt(50, 100), { left: 50, top: 130 }],
    ['above it where there is none below', anchorAt(50, 500), { left: 50, top: 294 }],
    ['away from the right edge', anchorAt(390, 100), { left: 194, top: 130 }],
    ['away from the left edge', anchorAt(-20, 100), { left: 6, top: 130 }],
  ])('goes %s', (_, anchor, expected) => {
    expect(placeBeside(anchor, { width: 200, height: 200 }, window)).toEqual(expected);
  });

  it('stays in the window whenever it fits, and off its anchor whenever one side has room', () => {
    const inWindow = fc.tuple(fc.integer({ min: 0, max: 376 }), fc.integer({ min: 0, max: 576 }));
    const size = fc.record({ width: fc.integer({ min: 1, max: 388 }), height: fc.integer({ min: 1, max: 588 }) });
    fc.assert(
      fc.property(inWindow, size, ([x, y], box) => {
        const anchor = anchorAt(x, y);
        const { left, top } = placeBeside(anchor, box, window);
        expect(left).toBeGreaterThanOrEqual(6);
        expect(left + box.width).toBeLessThanOrEqual(394);
        expect(top).toBeGreaterThanOrEqual(6);
        expect(top + box.height).toBeLessThanOrEqual(594);
        const hasRoom = box.height + 12 <= Math.max(anchor.top, window.height - anchor.bottom);
        if (hasRoom) expect(top >= anchor.bottom || top + box.height <= anchor.top).toBe(true);
      }),
    );
  });
});
