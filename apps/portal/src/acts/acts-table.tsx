import { Amount, Blank, type Column, Moment, PagedTable, useConnection, usePages } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { useWords } from '../words/index.js';
import { ACTS } from './act-doors.js';
import { ActStateTag } from './act-state-tag.js';
import { Ceremony } from './ceremony.js';
import { ExpiryCell } from './expiry.js';
import { type InboxFilters, queryOf } from './inbox-filters.js';
import { totalsOf } from './totals.js';
import { useTold } from './use-told.js';

const PAGE_ACTS = 100;
const NO_ACTS: readonly ActView[] = [];

interface ActsTableTerms {
  readonly filters: InboxFilters;
  readonly onSort: (sort: string) => void;
}

/** Pages come as the reader nears the end of those that are there; several that wait can be chosen and signed together. */
export function ActsTable({ filters, onSort }: ActsTableTerms) {
  const connection = useConnection();
  const { signing: words } = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = queryOf(filters);
  const pages = usePages({
    queryKey: [...ACTS, 'list', query],
    limit: PAGE_ACTS,
    ask: (paging) => connection.call(connection.routes.GET('/v1/acts', { params: { query: { ...query, ...paging } } })),
  });
  const acts = pages.data ?? NO_ACTS;
  const columns = useColumns(filters, acts, chosen, (id, isChosen) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  });
  const selected = acts.filter(({ id }) => chosen.has(id));
  return (
    <>
      {filters.view === 'mine' && <Ceremony acts={selected} onDone={() => setChosen(new Set())} />}
      <PagedTable
        pages={pages}
        label={words.views[filters.view]}
        columns={columns}
        keyOf={({ id }) => id}
        sort={filters.sort}
        onSort={onSort}
        maxHeight="calc(100vh - 240px)"
        blank={<Blank title={words.blank[filters.view]}>{words.blankHint[filters.view]}</Blank>}
      />
    </>
  );
}

function useColumns(
  { view }: InboxFilters,
  acts: readonly ActView[],
  chosen: ReadonlySet<string>,
  choose: (id: string, isChosen: boolean) => void,
): Column<ActView>[] {
  const { signing: words, acts: kinds, home } = useWords();
  const told = useTold(acts);
  const choice: Column<ActView> = {
    key: 'choice',
    title: words.choose,
    render: (act) => (
      <Checkbox
        checked={chosen.has(act.id)}
        aria-label={words.chooseThis(told(act))}
        onChange={({ target }) => choose(act.id, target.checked)}
      />
    ),
  };
  return [
    ...(view === 'mine' ? [choice] : []),
    {
      key: 'kind',
      title: home.act,
      render: ({ id, kind }) => <Link to={pathOf('act', id)}>{kinds.kinds[kind]}</Link>,
    },
    { key: 'told', title: words.what, isLong: true, render: (act) => <span title={told(act)}>{told(act)}</span> },
    { key: 'sum', title: words.sum, isAtEnd: true, render: (act) => <Sum act={act} /> },
    { key: 'from', title: home.from, render: ({ draftedBy }) => <PartyName party={draftedBy} /> },
    {
      key: 'signed',
      title: home.signed,
      render: ({ signatories }) =>
        home.signedOf(signatories.filter(({ signedAt }) => signedAt).length, signatories.length),
    },
    view === 'ended'
      ? { key: 'state', title: words.state, render: ({ state }) => <ActStateTag state={state} /> }
      : {
          key: 'expires',
          title: home.expires,
          sort: 'deadline',
          render: ({ deadline }) => <ExpiryCell at={deadline} />,
        },
    { key: 'drafted', title: words.draftedAt, sort: 'draftedAt', render: ({ draftedAt }) => <Moment at={draftedAt} /> },
  ];
}

function Sum({ act }: { readonly act: ActView }) {
  return totalsOf([act]).map(({ currency, amountMinor }) => (
    <Amount key={currency} minor={amountMinor} currency={currency} />
  ));
}
