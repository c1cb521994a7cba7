import type { ColumnTypeName } from './column-type.js';

/** A column that is never null: what is null has no place in an order. */
export interface OrderedColumn {
  /** `alias.property` of the query that reads the list. */
  readonly column: string;
  readonly type: ColumnTypeName;
}

export interface ListField extends OrderedColumn {
  /**
   * `any`: one of the values that are named, separated by commas. `holds`: the column is an array and has one of them. `range`: two parameters,
   * from the lower end to before the upper one.
   */
  readonly filter?: 'any' | 'holds' | 'range';
  /** The values that there are. */
  readonly values?: readonly string[];
  readonly sort?: true;
}

/**
 * What one may ask of a list: which of its fields filter and sort it. Whatever is declared here is a request's parameter, described in the
 * OpenAPI document, held to its form and put into the query; there is no other place for it.
 */
export interface ListDeclaration<
  Fields extends Readonly<Record<string, ListField>> = Readonly<Record<string, ListField>>,
> {
  readonly fields: Fields;
  /** What tells rows apart that are otherwise alike, so that an order is of all rows. Descending unless `sort` says otherwise. */
  readonly id: readonly OrderedColumn[];
  /** As `sort` would have it: `-` before what falls. Empty for the id alone. */
  readonly order?: string;
  /** Of the id where nothing else is asked. */
  readonly idOrder: 'ASC' | 'DESC';
}

/** Only for its types: keeps the names of the fields. */
export function declareList<Fields extends Readonly<Record<string, ListField>>>(
  list: ListDeclaration<Fields>,
): ListDeclaration<Fields> {
  return list;
}

export const sortableOf = ({ fields }: ListDeclaration): readonly string[] =>
  Object.keys(fields).filter((name) => fields[name]?.sort);

/** The parameters that a range is asked by: `dueAtFrom` and `dueAtBefore`, `faceMinorFrom` and `faceMinorBefore`. */
export const rangeOf = (name: string) => ({ from: `${name}From`, before: `${name}Before` });
