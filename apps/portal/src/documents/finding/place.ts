/** Where in a file something is. */
export interface Place {
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** The way down to the element, `Invoice/InvoiceLine[2]/Price`; empty where only the position is known. */
  readonly path: string;
}

const POSITION = /^([0-9]+):([0-9]+)(?: (.*))?$/s;

/** @param where a finding's place, `line:column path` @returns undefined when it is about the whole file, or no position in text */
export function placeOf(where: string): Place | undefined {
  const [, line, column, path = ''] = POSITION.exec(where) ?? [];
  return line === undefined || column === undefined ? undefined : { line: Number(line), column: Number(column), path };
}

const pathOf = (where: string) => placeOf(where)?.path ?? where;

/** Whether a place is within a thing that stands at another. @param where a finding's @param thing where the thing is */
export function isWithin(where: string, thing: string): boolean {
  const [inner, outer] = [pathOf(where), pathOf(thing)];
  return outer !== '' && (inner === outer || inner.startsWith(`${outer}/`));
}

export interface Excerpt {
  readonly before: string;
  /** The element's own tag, or what stands at the position. */
  readonly marked: string;
  readonly after: string;
}

const AROUND = 160;
const MARKED_MAX = 200;

/** What stands in the text around a place, the element's tag with its text marked; undefined beyond its end. */
export function excerptOf(text: string, { line, column }: Place): Excerpt | undefined {
  let from = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', from);
    if (end < 0) return undefined;
    from = end + 1;
  }
  const start = from + column - 1;
  if (start >= text.length) return undefined;
  const rest = text.slice(start, start + MARKED_MAX);
  // A tag and the text that it holds, or at the least a character.
  const [marked = rest.slice(0, 1)] = /^<[^>]*>[^<]*/.exec(rest) ?? [];
  const end = start + marked.length;
  return {
    before: `${start > AROUND ? '…' : ''}${text.slice(Math.max(0, start - AROUND), start)}`,
    marked,
    after: `${text.slice(end, end + AROUND)}${end + AROUND < text.length ? '…' : ''}`,
  };
}
