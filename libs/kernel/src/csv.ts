/** What a spreadsheet takes for the beginning of a formula, in its wide forms as well. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;
/** A negative number is none. */
const NUMBER = /^-[0-9]+(\.[0-9]+)?$/;

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** RFC 4180. A cell that a spreadsheet would run begins with an apostrophe, which makes it text there. */
export function csvCell(value: unknown): string {
  const text = textOf(value);
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** With the CR LF at its end. */
export const csvLine = (values: readonly unknown[]): string => `${values.map(csvCell).join(',')}\r\n`;
