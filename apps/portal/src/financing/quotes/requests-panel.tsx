import { Blank, PagedTable, Panel, usePerson } from '@tallystick/web-kit';
import { useWords } from '../../words/index.js';
import { useQuoteRequests } from './quotes-doors.js';
import { useBankColumns, useSellerColumns } from './request-columns.js';
import { byNeed } from './requests.js';

interface RequestsPanelTerms {
  readonly isBank: boolean;
  readonly which: 'open' | 'ended';
}

/** Requests for quotes: those one made or, for a bank, those that wait for its answer before the others. */
export function RequestsPanel({ isBank, which }: RequestsPanelTerms) {
  const { quotes: words } = useWords();
  const { party } = usePerson();
  const pages = useQuoteRequests(which);
  const columns = { seller: useSellerColumns(which), bank: useBankColumns(which) };
  const side = isBank ? 'bank' : 'seller';
  const { title, none, noneHint } = words.lists[side][which];
  const data = isBank && which === 'open' ? pages.data && byNeed(pages.data, party) : pages.data;
  return (
    <Panel title={title} isFlush>
      <PagedTable
        label={title}
        columns={columns[side]}
        pages={{ ...pages, data }}
        keyOf={({ id }) => id}
        blank={<Blank title={none}>{noneHint}</Blank>}
      />
    </Panel>
  );
}
