/** Which rows are drawn, and how high the space is that stands for the others. */
export interface VisibleRows {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  readonly aboveHeight: number;
  readonly belowHeight: number;
}

/** Rows beyond the edges that are drawn all the same, so that a quick hand meets no blank. */
const SPARE_ROWS = 12;

/** @param top how far it is scrolled; all lengths are CSS pixels */
export function visibleRows(count: number, rowHeight: number, top: number, height: number): VisibleRows {
  const within = (row: number) => Math.min(Math.max(row, 0), count);
  const first = within(Math.floor(top / rowHeight) - SPARE_ROWS);
  const end = within(Math.ceil((top + height) / rowHeight) + SPARE_ROWS);
  return { first, end, aboveHeight: first * rowHeight, belowHeight: (count - end) * rowHeight };
}
