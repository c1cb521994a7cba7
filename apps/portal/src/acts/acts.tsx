import { Page } from '@tallystick/web-kit';
import { useAddressFilters } from '../lists/address-filters.js';
import { useWords } from '../words/index.js';
import { ActsTable } from './acts-table.js';
import './acts.css';
import { filtersOf } from './inbox-filters.js';
import { InboxFilters } from './inbox-filter-bar.js';

/** The organisation’s acts: those that wait for it, those that wait for others, and those that have ended. */
export function Acts() {
  const { signing: words } = useWords();
  const { filters, change } = useAddressFilters(filtersOf);
  return (
    <Page title={words.title} about={words.about}>
      <section className="tk-panel" aria-label={words.views[filters.view]}>
        <InboxFilters filters={filters} onChange={change} />
        <ActsTable key={JSON.stringify(filters)} filters={filters} onSort={(sort) => change({ sort })} />
      </section>
    </Page>
  );
}
