/**
 * What is put into a page before its own scripts, beside its policy, as `bench`: each gives milliseconds until the frame that shows something.
 * What is drawn in a frame is on screen when the next begins.
 */
const { document, requestAnimationFrame, performance } = globalThis;

/** Looks in every frame until it is so; resolves with the moment at which it was on screen. */
const shownWhen = (isSo) =>
  new Promise((resolve) => {
    const look = () => (isSo() ? requestAnimationFrame(() => resolve(performance.now())) : requestAnimationFrame(look));
    look();
  });

globalThis.bench = {
  /** From the start of the navigation until there is a `selector`. */
  opened: (selector) => shownWhen(() => document.querySelector(selector) !== null),

  /** From a step of scrolling in `frame` until a `row` is drawn in its middle. */
  async scrolled(frame, row, by) {
    const found = document.querySelector(frame);
    const { left, top, width, height } = found.getBoundingClientRect();
    const startedMs = performance.now();
    found.scrollTop += by;
    await new Promise(requestAnimationFrame);
    const isDrawn = () => Boolean(document.elementFromPoint(left + width / 3, top + height / 2)?.closest(row));
    return (await shownWhen(isDrawn)) - startedMs;
  },

  /** From a press on `button` until another row is the first. */
  async sorted(row, button) {
    const first = () => document.querySelector(row)?.textContent;
    const before = first();
    const pressedMs = await new Promise((resolve) => {
      const heard = ({ timeStamp }) => resolve(timeStamp);
      document.querySelector(button).addEventListener('click', heard, { once: true, capture: true });
    });
    return (await shownWhen(() => first() !== before)) - pressedMs;
  },
};
