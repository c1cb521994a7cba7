import { CursorInvalid, decodeCursor } from '../pagination.js';
import { asKey, fromKey, isKeyOf } from './column-type.js';
import type { ListDeclaration, OrderedColumn } from './list-declaration.js';

export interface OrderKey extends OrderedColumn {
  readonly direction: 'ASC' | 'DESC';
}

export interface ListOrder {
  /** Ends with the list's id, which nothing shares. */
  readonly keys: readonly OrderKey[];
  /** In a cursor: one that was given for another order is refused. */
  readonly name: string;
}

/** @param sort held to the declaration before: names that it may hold, each once */
export function orderOf(list: ListDeclaration, sort: string | undefined): ListOrder {
  const name = sort ?? list.order ?? '';
  const asked = name === '' ? [] : name.split(',');
  const keys = asked.flatMap((part): OrderKey[] => {
    const field = list.fields[part.replace(/^-/, '')];
    return field ? [{ ...field, direction: part.startsWith('-') ? 'DESC' : 'ASC' }] : [];
  });
  // The id goes the way of what stands before it, so that one index serves both ways.
  const direction = keys.at(-1)?.direction ?? list.idOrder;
  return { name, keys: [...keys, ...list.id.map((column) => ({ ...column, direction }))] };
}

export const keysAsText = ({ keys }: ListOrder): readonly string[] =>
  keys.map(({ type, column }) => asKey(type, column));

/** Where a cursor stands in this order. @throws CursorInvalid */
export function placeOf(order: ListOrder, cursor: string | undefined): readonly string[] | undefined {
  const [name, ...place] = decodeCursor(cursor, [/^/, ...order.keys.map(() => /^/)]) ?? [];
  if (name === undefined) return undefined;
  if (name !== order.name || !order.keys.every(({ type }, at) => isKeyOf(type, place[at] ?? '')))
    throw new CursorInvalid();
  return place;
}

/** SQL: the row comes after the place whose keys are bound as `:after0`, `:after1` and so on. */
export function isAfter({ keys }: ListOrder): string {
  const bound = keys.map(({ type }, at) => fromKey(type, `:after${at}`));
  const columns = keys.map(({ column }) => column);
  const sign = (direction: string | undefined) => (direction === 'DESC' ? '<' : '>');
  // One comparison of rows is one range of an index.
  if (keys.every(({ direction }) => direction === keys[0]?.direction)) {
    return `(${columns.join(', ')}) ${sign(keys[0]?.direction)} (${bound.join(', ')})`;
  }
  const alternatives = keys.map(({ direction }, at) =>
    [
      ...columns.slice(0, at).map((column, before) => `${column} = ${bound[before]}`),
      `${columns[at]} ${sign(direction)} ${bound[at]}`,
    ].join(' AND '),
  );
  return `(${alternatives.map((one) => `(${one})`).join(' OR ')})`;
}
