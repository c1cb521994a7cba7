import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { encodeCursor, type Page, type PageQuery } from '../pagination.js';
import { columnType, fromKey } from './column-type.js';
import { type ListDeclaration, type ListField, rangeOf } from './list-declaration.js';
import { isAfter, keysAsText, type ListOrder, orderOf, placeOf } from './list-order.js';

export type ListRequest = PageQuery & { readonly sort?: string | undefined };

/**
 * A page of what the query finds, filtered and in the order that is asked for. The query joins nothing of which a row has several.
 * Rows may come and go between pages: each page goes on from a place in the order, which holds all rows, so what stays is neither repeated
 * nor passed over. @throws CursorInvalid
 */
export async function readList<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  list: ListDeclaration,
  request: ListRequest,
): Promise<Page<Row>> {
  const order = ask(query, list, request);
  const { entities, raw } = await query.getRawAndEntities<KeysRow>();
  return pageIn(order, entities, raw, request.limit);
}

/** What a statement in parentheses finds, under a name, for `readRows`: of rows that no entity stands for. */
export const rowsFrom = (
  dataSource: DataSource,
  name: string,
  statement: string,
  parameters: ObjectLiteral,
): SelectQueryBuilder<ObjectLiteral> =>
  dataSource
    .createQueryBuilder()
    .select(`${name}.*`)
    .from(statement.trim(), name)
    .where('true')
    .setParameters(parameters);

/** As `readList`, of a query that selects columns by their names and makes no entities. */
export async function readRows<Row extends object>(
  query: SelectQueryBuilder<ObjectLiteral>,
  list: ListDeclaration,
  request: ListRequest,
): Promise<Page<Row>> {
  const order = ask(query, list, request);
  const raw = await query.getRawMany<Row & KeysRow>();
  const rows = raw.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith(KEY))));
  return pageIn(order, rows as Row[], raw, request.limit);
}

/** What is added to a row's columns: where it stands in the order. */
type KeysRow = Record<string, string>;
const KEY = 'list_key_';

function ask<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  list: ListDeclaration,
  request: ListRequest,
): ListOrder {
  restrict(query, list, request);
  const order = orderOf(list, request.sort);
  const place = placeOf(order, request.cursor);
  if (place) query.andWhere(isAfter(order), Object.fromEntries(place.map((key, at) => [`after${at}`, key])));
  for (const [at, { column, direction }] of order.keys.entries()) {
    if (at === 0) query.orderBy(column, direction);
    else query.addOrderBy(column, direction);
  }
  keysAsText(order).forEach((key, at) => query.addSelect(key, `${KEY}${at}`));
  query.limit(request.limit + 1);
  return order;
}

function pageIn<Row>(order: ListOrder, rows: readonly Row[], raw: readonly KeysRow[], limit: number): Page<Row> {
  const items = rows.slice(0, limit);
  const last = raw[items.length - 1];
  if (rows.length <= limit || last === undefined) return { items };
  return { items, nextCursor: encodeCursor([order.name, ...order.keys.map((_key, at) => last[`${KEY}${at}`] ?? '')]) };
}

function restrict<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  list: ListDeclaration,
  request: object,
): void {
  const asked = request as Readonly<Record<string, string | readonly string[] | undefined>>;
  for (const [name, field] of Object.entries(list.fields)) {
    if (field.filter === 'any') restrictToAny(query, name, field, asked[name]);
    if (field.filter === 'holds') restrictToHolders(query, name, field, asked[name]);
    if (field.filter !== 'range') continue;
    const { from, before } = rangeOf(name);
    restrictTo(query, field, '>=', from, asked[from]);
    restrictTo(query, field, '<', before, asked[before]);
  }
}

type Asked = string | readonly string[] | undefined;

function restrictToAny<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  name: string,
  field: ListField,
  asked: Asked,
): void {
  const [one, ...others] = typeof asked === 'string' ? [asked] : (asked ?? []);
  if (one === undefined) return;
  // One value by `=`: what an index holds of it is in order already.
  if (others.length === 0) restrictTo(query, field, '=', name, one);
  else
    query.andWhere(`${field.column} = ANY(:filter_${name}::${columnType(field.type).cast}[])`, {
      [`filter_${name}`]: [one, ...others],
    });
}

function restrictToHolders<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  name: string,
  { column, type }: ListField,
  asked: Asked,
): void {
  if (asked === undefined) return;
  query.andWhere(`${column} && :filter_${name}::${columnType(type).cast}[]`, {
    [`filter_${name}`]: typeof asked === 'string' ? [asked] : asked,
  });
}

function restrictTo<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { column, type }: ListField,
  sign: string,
  name: string,
  asked: Asked,
): void {
  if (typeof asked !== 'string') return;
  const key = columnType(type).toKey?.(asked) ?? asked;
  query.andWhere(`${column} ${sign} ${fromKey(type, `:filter_${name}`)}`, { [`filter_${name}`]: key });
}
