import { Page, usePerson } from '@tallystick/web-kit';
import { useAddressFilters } from '../lists/address-filters.js';
import { useWords } from '../words/index.js';
import { IssueLink } from '../issue/issue-link.js';
import { CsvButton } from '../lists/csv-button.js';
import { Filters } from './filters.js';
import { filtersOf, isNarrowed, queryOf } from './list-filters.js';
import { ReceivablesTable } from './receivables-table.js';

export function Receivables() {
  const { receivables: words } = useWords();
  const { party } = usePerson();
  const { filters, change } = useAddressFilters(filtersOf);
  const query = queryOf(filters, party);
  return (
    <Page
      title={words.title}
      about={words.about}
      actions={
        <>
          <CsvButton list="receivables" query={query} />
          <IssueLink />
        </>
      }
    >
      <section className="tk-panel" aria-label={words.title}>
        <Filters filters={filters} onChange={change} />
        <ReceivablesTable
          query={query}
          sort={filters.sort}
          onSort={(sort) => change({ sort })}
          isNarrowed={isNarrowed(filters)}
        />
      </section>
    </Page>
  );
}
