import { ApiPropertyOptional, DECORATORS } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, ValidateBy } from 'class-validator';
import { PageQuery } from '../pagination.js';
import { columnType } from './column-type.js';
import { type ListDeclaration, type ListField, rangeOf, sortableOf } from './list-declaration.js';

const SORTS_MAX = 3;
const VALUES_MAX = 50;

/** What is asked of a list: a page, an order, and by name what was declared. */
export class ListQuery extends PageQuery {
  // Said of all lists, made by none: a member that stands on a query without being asked for is refused where it is not declared.
  declare sort?: string;
  /** Names of the members that are wanted of each item. */
  declare fields?: readonly string[];
  /** Of an answer as CSV. */
  declare bom?: 'true' | 'false';
}

type Values<Fields> = { readonly [Name in keyof Fields]?: readonly string[] };

/** The names of an answer's members, as its schema has them. */
export function membersOf(view: new () => object): readonly string[] {
  const members = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES_ARRAY, view.prototype as object) as
    string[] | undefined;
  return (members ?? []).map((member) => member.replace(/^:/, ''));
}

/** The class of a list's queries. @param view of an item: its members are what `fields` may name */
export function listQuery<Fields extends Readonly<Record<string, ListField>>>(
  list: ListDeclaration<Fields>,
  view: new () => object,
): new () => ListQuery & Values<Fields> {
  class DeclaredListQuery extends ListQuery {}
  const { prototype } = DeclaredListQuery;
  const declare = (name: string, decorators: readonly PropertyDecorator[]) => {
    for (const decorate of [IsOptional(), ...decorators]) decorate(prototype, name);
  };
  declareSort(declare, list);
  const bom = 'Of CSV alone: begin with a byte order mark, by which spreadsheets know UTF-8.';
  declare('bom', [ApiPropertyOptional({ enum: ['true', 'false'], description: bom }), IsIn(['true', 'false'])]);
  declare(
    'fields',
    listOf(
      membersOf(view),
      'Members of the items that are wanted, separated by commas; the others are left out.',
      'fields',
    ),
  );
  for (const [name, field] of Object.entries<ListField>(list.fields)) declareFilter(declare, name, field);
  return DeclaredListQuery as new () => ListQuery & Values<Fields>;
}

type Declare = (name: string, decorators: readonly PropertyDecorator[]) => void;

function declareSort(declare: Declare, list: ListDeclaration): void {
  const sortable = sortableOf(list);
  if (sortable.length === 0) return;
  const expected = `expected up to ${SORTS_MAX} of ${sortable.join(', ')}, each once, separated by commas, with - before what is to fall`;
  const isSort = (text: unknown) => {
    if (typeof text !== 'string') return false;
    const names = text.split(',').map((part) => part.replace(/^-/, ''));
    return (
      names.length <= SORTS_MAX &&
      new Set(names).size === names.length &&
      names.every((name) => sortable.includes(name))
    );
  };
  const description = `By what it is sorted: ${expected.replace('expected ', '')}.`;
  declare('sort', [
    ApiPropertyOptional({ type: String, description, example: `-${sortable[0]}` }),
    rule('sort', isSort, expected),
  ]);
}

function declareFilter(declare: Declare, name: string, { filter, type, values }: ListField): void {
  const { pattern, expected } = columnType(type);
  const fits = (text: unknown) => typeof text === 'string' && pattern.test(text);
  if (filter && filter !== 'range' && values) declare(name, listOf(values, 'One of these, separated by commas.', name));
  else if (filter === 'any' || filter === 'holds') {
    const all = (texts: unknown) => Array.isArray(texts) && texts.length <= VALUES_MAX && texts.every(fits);
    const told = `expected ${expected}, or up to ${VALUES_MAX} of them separated by commas`;
    declare(name, [
      ApiPropertyOptional({ type: String, description: `One of these: ${told}.` }),
      separated(),
      rule(name, all, told),
    ]);
  } else if (filter === 'range') {
    const { from, before } = rangeOf(name);
    const described = (what: string) =>
      ApiPropertyOptional({ type: String, description: `\`${name}\` ${what}: ${expected}.` });
    declare(from, [described('from this on'), rule(from, fits, `expected ${expected}`)]);
    declare(before, [described('before this'), rule(before, fits, `expected ${expected}`)]);
  }
}

function listOf(allowed: readonly string[], description: string, name: string): PropertyDecorator[] {
  const told = `expected any of ${allowed.join(', ')}, separated by commas`;
  const all = (given: unknown) =>
    Array.isArray(given) && given.length <= allowed.length && given.every((one) => allowed.includes(one as string));
  const example = allowed.slice(0, 2).join(',');
  return [
    ApiPropertyOptional({ type: String, description: `${description} Any of: ${allowed.join(', ')}.`, example }),
    separated(),
    rule(name, all, told),
  ];
}

const separated = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));

const rule = (name: string, validate: (value: unknown) => boolean, message: string) =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => `${name}: ${message}` } });
