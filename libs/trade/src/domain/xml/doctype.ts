/** What may stand before the root element besides a DOCTYPE: white space, comments, processing instructions (the declaration too). */
const PROLOG_ITEM = /\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y;

/**
 * Where a DOCTYPE starts, or undefined. Looked for before any parser sees the text: a declaration of entities is how XML readers are
 * made to open files, call hosts or run out of memory, and no trade paper needs one.
 */
export function findDoctype(text: string): number | undefined {
  let at = 0;
  for (;;) {
    PROLOG_ITEM.lastIndex = at;
    const item = PROLOG_ITEM.exec(text);
    if (!item) break;
    at = PROLOG_ITEM.lastIndex;
  }
  return text.startsWith('<!', at) ? at : undefined;
}

/** Line and column, both from 1, of an offset. */
export function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
