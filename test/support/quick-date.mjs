/**
 * Imported before a process that a test runs: its `Date` goes so many times as fast as the wall's from a moment on, `QUICK_CLOCK=<moment>/<times>`.
 * Timers go on as they are. The product has no such switch.
 */
const [beginsMs, times] = (process.env.QUICK_CLOCK ?? '').split('/').map(Number);
if (!(beginsMs > 0 && times > 0))
  throw new Error('QUICK_CLOCK: expected a moment, milliseconds since 1970, / and times');

const Wall = Date;
const nowMs = () => Math.floor(beginsMs + (Wall.now() - beginsMs) * times);

globalThis.Date = class extends Wall {
  constructor(...given) {
    if (given.length === 0) super(nowMs());
    else super(...given);
  }

  static now() {
    return nowMs();
  }
};
