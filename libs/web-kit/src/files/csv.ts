/** What a spreadsheet takes for the beginning of a formula; a negative number is none. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
const NUMBER = /^-[0-9]+(\.[0-9]+)?$/;
/** By which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\u{FEFF}';

function cell(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** RFC 4180, of what is on the screen already; long lists are written by the service. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

export const csvOf = (rows: readonly (readonly string[])[]): Blob =>
  new Blob([BYTE_ORDER_MARK, csvText(rows)], { type: 'text/csv;charset=utf-8' });
