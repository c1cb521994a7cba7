import type { Span } from './periods.js';
import type { Plot } from './plot.js';

/** Where things are in a drawing, CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (ms: number) => number;
  readonly y: (value: number) => number;
}

const HEIGHT = 280;
const MARGIN = { left: 60, right: 14, top: 26, bottom: 30 };

/** A tenth of a pixel is as fine as anybody sees. */
const tenth = (px: number) => Math.round(px * 10) / 10;

export function frameOf({ fromMs, toMs }: Span, { lowest, highest }: Plot, width: number): Frame {
  const [left, right] = [MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)];
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  return {
    ...{ width, height: HEIGHT, left, right, top, bottom },
    x: (ms) => tenth(left + ((ms - fromMs) / (toMs - fromMs)) * (right - left)),
    y: (value) => tenth(bottom - ((value - lowest) / (highest - lowest)) * (bottom - top)),
  };
}
