/** A claim that is split and split again, and always tiles what was promised. Says nothing that is not said in words. */
const ROWS = [[100], [64, 36], [64, 22, 14], [40, 24, 22, 14], [40, 24, 9, 13, 14]] as const;
const TINTS = ['#7db8ff', '#5b97e0', '#447bc0', '#34629d', '#2a4f80'];

const ROW_HEIGHT = 22;
const GAP = 0.7;

/** Each part where it lies in the whole. */
const partsOf = (widths: readonly number[]) =>
  widths.map((width, place) => ({ width, from: widths.slice(0, place).reduce((sum, one) => sum + one, 0), place }));

export function TallyDrawing() {
  return (
    <svg
      className="pt-tally"
      viewBox={`0 0 100 ${ROWS.length * ROW_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      {ROWS.map((widths, row) =>
        partsOf(widths).map(({ width, from, place }) => (
          <rect
            key={`${row} ${from}`}
            x={from}
            y={row * ROW_HEIGHT}
            width={width - GAP}
            height={ROW_HEIGHT * 0.62}
            fill={TINTS[place]}
            opacity={0.35 + 0.13 * row}
          />
        )),
      )}
    </svg>
  );
}
