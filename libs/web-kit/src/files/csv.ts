import { csvLine } from '@tallystick/kernel';

/** By which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/** What is on the screen already, as a file; long lists are written by the service. */
export const csvOf = (rows: readonly (readonly unknown[])[]): Blob =>
  new Blob([BYTE_ORDER_MARK, ...rows.map(csvLine)], { type: 'text/csv;charset=utf-8' });
