import { Blank, type Column, Moment, Page, PagedTable } from '@tallystick/web-kit';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { isNarrowed, useAddressFilters } from '../lists/address-filters.js';
import { CsvButton } from '../lists/csv-button.js';
import { OrganisationTabs } from '../organisation/tabs.js';
import { useWords } from '../words/index.js';
import { About, Actor, Outcome } from './audit-cells.js';
import { type AuditEntry, useAuditLog } from './audit-doors.js';
import { AuditFilterBar } from './audit-filter-bar.js';
import { filtersOf, queryOf } from './audit-filters.js';
import './audit-log.css';
import { EntryDialogue } from './entry-dialogue.js';

/** What the organisation's people and machines did and were refused, and what the operator did to it. */
export function AuditLog() {
  const { organisation, audit: words } = useWords();
  const { filters, change } = useAddressFilters(filtersOf);
  const [opened, setOpened] = useState<AuditEntry>();
  const query = queryOf(filters);
  const columns = useColumns(setOpened);
  const narrowed = isNarrowed(filters);
  return (
    <Page title={organisation.title} about={words.title} actions={<CsvButton list="audit" query={query} />}>
      <OrganisationTabs />
      <section className="tk-panel" aria-label={words.tab}>
        <AuditFilterBar filters={filters} onChange={change} />
        <PagedTable
          pages={useAuditLog(query)}
          label={words.tab}
          columns={columns}
          keyOf={({ id }) => id}
          sort={filters.sort}
          onSort={(sort) => change({ sort })}
          maxHeight="max(360px, calc(100vh - 290px))"
          blank={
            <Blank title={narrowed ? words.noneSuch : words.empty}>
              {narrowed ? words.noneSuchHint : words.emptyHint}
            </Blank>
          }
        />
      </section>
      {opened && <EntryDialogue entry={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  );
}

function useColumns(open: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] {
  const { audit: words } = useWords();
  return useMemo(
    () => [
      { key: 'at', title: words.at, sort: 'at', render: ({ at }) => <Moment at={at} /> },
      { key: 'who', title: words.who, render: (entry) => <Actor entry={entry} /> },
      {
        key: 'action',
        title: words.action,
        render: (entry) => (
          <Button type="link" className="pt-audit-open" onClick={() => open(entry)}>
            {words.actions[entry.action]}
          </Button>
        ),
      },
      { key: 'about', title: words.about, render: (entry) => <About entry={entry} /> },
      { key: 'outcome', title: words.outcome, render: (entry) => <Outcome entry={entry} /> },
      { key: 'number', title: words.number, isAtEnd: true, render: ({ number }) => number ?? words.none },
    ],
    [words, open],
  );
}
