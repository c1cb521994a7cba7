import { Failure, Page, Panel } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { isNarrowed, useAddressFilters } from '../lists/address-filters.js';
import { CsvButton } from '../lists/csv-button.js';
import { SCREENS } from '../screen-list.js';
import { InSites } from '../sites/site-screen.js';
import { useWords } from '../words/index.js';
import './goods.css';
import { useReceiptedTotals, useReceipts } from './goods-doors.js';
import { filtersOf, queryOf } from './list-filters.js';
import { ReceiptFilters } from './receipt-filters.js';
import { ReceiptsTable } from './receipts-table.js';
import { TotalsPanel } from './totals-panel.js';
import { WarehousesNow } from './warehouses-now.js';

/** What lies in warehouses by the receipts that this party has, and how the warehouses stand that it may see. */
export function Goods() {
  const { goods: words } = useWords();
  const totals = useReceiptedTotals();
  const { items = [], hasMore = false } = totals.data ?? {};
  return (
    <InSites>
      <Page
        title={words.title}
        about={words.about}
        actions={items.length > 0 && <Link to={SCREENS.documents.path}>{words.bringIn}</Link>}
      >
        {totals.error && <Failure error={totals.error} onRetry={() => void totals.refetch()} />}
        {items.length > 0 && <TotalsPanel totals={items} hasMore={hasMore} />}
        <Receipts totals={items} />
        <WarehousesNow />
      </Page>
    </InSites>
  );
}

function Receipts({ totals }: Pick<Parameters<typeof ReceiptFilters>[0], 'totals'>) {
  const { goods: words } = useWords();
  const { filters, change } = useAddressFilters(filtersOf);
  const query = queryOf(filters);
  const pages = useReceipts(query);
  const hasAny = isNarrowed(filters) || (pages.data?.length ?? 0) > 0;
  return (
    <Panel
      title={words.receipts}
      isFlush
      actions={hasAny ? <CsvButton list="warehouse-receipts" query={query} size="small" /> : undefined}
    >
      {hasAny && <p className="tk-quiet pt-panel-note">{words.receiptsAbout}</p>}
      {hasAny && <ReceiptFilters filters={filters} onChange={change} totals={totals} />}
      <ReceiptsTable
        pages={pages}
        sort={filters.sort}
        onSort={(sort) => change({ sort })}
        isNarrowed={isNarrowed(filters)}
      />
    </Panel>
  );
}
