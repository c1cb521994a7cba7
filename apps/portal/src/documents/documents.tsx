import { Page, usePerson } from '@tallystick/web-kit';
import { isNarrowed, useAddressFilters } from '../lists/address-filters.js';
import { CsvButton } from '../lists/csv-button.js';
import { useWords } from '../words/index.js';
import { DocumentFilters } from './document-filters.js';
import './documents.css';
import { DocumentTabs } from './document-tabs.js';
import { DocumentsTable } from './documents-table.js';
import { filtersOf, queryOf } from './list-filters.js';
import { BringIn } from './upload/bring-in.js';
import { UploadsPanel } from './upload/uploads-panel.js';

/** The party's papers: bringing them in, and finding them. */
export function Documents() {
  const { documents: words } = useWords();
  const { party } = usePerson();
  const { filters, change } = useAddressFilters(filtersOf);
  const query = queryOf(filters, party);
  return (
    <Page title={words.title} about={words.about} actions={<CsvButton list="documents" query={query} />}>
      <DocumentTabs />
      <BringIn />
      <UploadsPanel />
      <section className="tk-panel" aria-label={words.title}>
        <DocumentFilters filters={filters} onChange={change} />
        <DocumentsTable
          query={query}
          sort={filters.sort}
          onSort={(sort) => change({ sort })}
          isNarrowed={isNarrowed(filters)}
        />
      </section>
    </Page>
  );
}
