import type { Clock } from '@tallystick/kernel';

/** The wall clock, ahead by as much as a test has moved it. */
export class MovingClock implements Clock {
  private aheadMs = 0;

  nowMs(): number {
    return Date.now() + this.aheadMs;
  }

  moveBy(ms: number): void {
    this.aheadMs += ms;
  }
}
