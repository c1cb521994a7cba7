import { DataTable, type DataTableTerms } from '../components/data-table.js';
import { Loaded } from '../components/states.js';
import type { Pages } from './use-pages.js';

type PagedTableTerms<Row> = Omit<DataTableTerms<Row>, 'rows' | 'hasMore' | 'onEnd'> & { readonly pages: Pages<Row> };

/** Pages come as the reader nears the end of those that are there. */
export function PagedTable<Row>({ pages, ...table }: PagedTableTerms<Row>) {
  return (
    <Loaded query={pages}>
      {(rows) => <DataTable {...table} rows={rows} hasMore={pages.hasMore} onEnd={pages.more} />}
    </Loaded>
  );
}
