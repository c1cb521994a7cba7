import { memo, type ReactNode, type UIEvent, useState } from 'react';
import { useKitWords } from '../words/index.js';
import './data-table.css';
import { SortButton } from './sort-button.js';
import { visibleRows } from './visible-rows.js';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers and money are read from their end. */
  readonly isAtEnd?: boolean;
  /** Sentences: they have the room that the other columns leave, and are cut off where that ends. */
  readonly isLong?: boolean;
  /** The name by which the list is sorted; without one the column does not sort. */
  readonly sort?: string;
}

export interface DataTableTerms<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** As the API takes it: `-dueAt` falls. */
  readonly sort?: string | undefined;
  readonly onSort?: (sort: string) => void;
  /** In place of the rows when there are none. */
  readonly blank?: ReactNode;
  /** Whether there are rows beyond these, which `onEnd` asks for. */
  readonly hasMore?: boolean;
  readonly onEnd?: () => void;
  /** The frame's greatest height, a CSS length; by default it grows with its rows and all are drawn. */
  readonly maxHeight?: string;
}

export const ROW_HEIGHT = 36;
/** How near to its end the list is when more is asked for. */
const NEAR_END_PX = 1_200;

/** A native table, so that it is read and walked through as one; of many rows only those in sight are drawn. */
export function DataTable<Row>(terms: DataTableTerms<Row>) {
  const { label, columns, rows, keyOf, sort, onSort, blank, hasMore = false, onEnd, maxHeight } = terms;
  const words = useKitWords();
  const [view, setView] = useState({ top: 0, height: 900 });
  const isWindowed = maxHeight !== undefined;
  const seen = visibleRows(rows.length, ROW_HEIGHT, view.top, isWindowed ? view.height : Infinity);
  const scrolled = ({ currentTarget: frame }: UIEvent<HTMLDivElement>) => {
    setView({ top: frame.scrollTop, height: frame.clientHeight });
    if (hasMore && frame.scrollHeight - frame.scrollTop - frame.clientHeight < NEAR_END_PX) onEnd?.();
  };
  if (rows.length === 0 && blank !== undefined) return blank;
  return (
    <>
      <div
        className="tk-table-frame"
        role="group"
        aria-label={label}
        tabIndex={0}
        style={isWindowed ? { maxHeight } : undefined}
        onScroll={scrolled}
      >
        <table className="tk-table" aria-rowcount={hasMore ? -1 : rows.length + 1}>
          <caption className="tk-unseen">{label}</caption>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={classOf(column)} aria-sort={ariaSort(column.sort, sort)}>
                  {column.sort !== undefined && onSort ? (
                    <SortButton title={column.title} name={column.sort} sort={sort} onSort={onSort} />
                  ) : (
                    column.title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Space height={seen.aboveHeight} columns={columns.length} />
            {rows.slice(seen.first, seen.end).map((row, place) => (
              <Row
                key={keyOf(row)}
                row={row}
                columns={columns as readonly Column<unknown>[]}
                place={seen.first + place + 2}
              />
            ))}
            <Space height={seen.belowHeight} columns={columns.length} />
          </tbody>
        </table>
      </div>
      {isWindowed && (
        <div className="tk-table-foot" role="status">
          {words.rows(rows.length, hasMore)}
        </div>
      )}
    </>
  );
}

interface RowTerms {
  readonly row: unknown;
  readonly columns: readonly Column<unknown>[];
  readonly place: number;
}

/** Drawn anew only when it is another row or the columns are others: while a list is scrolled most rows stay. */
const Row = memo(({ row, columns, place }: RowTerms) => (
  <tr aria-rowindex={place}>
    {columns.map((column) => (
      <td key={column.key} className={classOf(column)}>
        {column.render(row)}
      </td>
    ))}
  </tr>
));
Row.displayName = 'Row';

/** Stands for rows that are not drawn. */
function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height === 0) return null;
  return (
    <tr className="tk-space" aria-hidden>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function classOf({ isAtEnd, isLong }: Pick<Column<unknown>, 'isAtEnd' | 'isLong'>): string | undefined {
  if (isLong) return 'tk-long';
  return isAtEnd ? 'tk-end' : undefined;
}

function ariaSort(name: string | undefined, sort: string | undefined) {
  if (name === undefined) return undefined;
  return sort === name ? 'ascending' : sort === `-${name}` ? 'descending' : 'none';
}
