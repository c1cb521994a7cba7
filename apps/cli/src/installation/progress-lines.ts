const PROGRESS_EVERY_MS = 2_000;

/** Tells on stderr how far a walk over the chain has got, now and then. */
export function progressLines(): (progress: { block: number; finalBlock: number }) => void {
  let nextMs = 0;
  return ({ block, finalBlock }) => {
    if (Date.now() < nextMs) return;
    nextMs = Date.now() + PROGRESS_EVERY_MS;
    console.error(`block ${block} of ${finalBlock}`);
  };
}
