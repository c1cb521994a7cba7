import { Blank, type Column, Day, PagedTable, type Pages, Tag, Tags } from '@tallystick/web-kit';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { FoundTag } from '../documents/found-tag.js';
import { useUnits } from '../documents/use-units.js';
import { pathOf } from '../path-of.js';
import { SCREENS } from '../screen-list.js';
import { useWords } from '../words/index.js';
import type { Receipt } from './goods-doors.js';
import { ReceiptParty } from './receipt-party.js';
import { type KnownSites, useSitesOfReceipts } from './sites-of-receipts.js';
import { Place, WarehouseNow } from './warehouse-now.js';

interface ReceiptsTableTerms {
  readonly pages: Pages<Receipt>;
  readonly sort: string;
  readonly onSort: (sort: string) => void;
  readonly isNarrowed: boolean;
}

const NOTHING: readonly Receipt[] = [];

/** Pages come as the reader nears the end of those that are there; how the warehouses stand is asked once for all of them. */
export function ReceiptsTable({ pages, sort, onSort, isNarrowed }: ReceiptsTableTerms) {
  const { goods: words } = useWords();
  const columns = useReceiptColumns(useSitesOfReceipts(pages.data ?? NOTHING));
  const blank = isNarrowed ? (
    <Blank title={words.none}>{words.noneHint}</Blank>
  ) : (
    <Blank title={words.empty} action={<Link to={SCREENS.documents.path}>{words.bringIn}</Link>}>
      {words.emptyHint}
    </Blank>
  );
  return (
    <PagedTable
      pages={pages}
      label={words.receipts}
      columns={columns}
      keyOf={({ id }) => id}
      sort={sort}
      onSort={onSort}
      maxHeight="max(360px, calc(100vh - 420px))"
      blank={blank}
    />
  );
}

function useReceiptColumns(sites: KnownSites | undefined): readonly Column<Receipt>[] {
  const { goods: words } = useWords();
  const { quantityText } = useUnits();
  return useMemo(
    () => [
      {
        ...{ key: 'number', title: words.number },
        render: ({ id, number, isReplaced }) => (
          <Tags>
            <Link to={pathOf('record', id)}>{number}</Link>
            {isReplaced && <Tag tone="warn">{words.replaced}</Tag>}
          </Tags>
        ),
      },
      {
        ...{ key: 'commodity', title: words.commodity, isLong: true },
        render: ({ commodity, grade }) => (
          <>
            {commodity || words.notSaid}
            {grade !== undefined && <span className="tk-quiet"> · {grade}</span>}
          </>
        ),
      },
      {
        ...{ key: 'quantity', title: words.quantity, isAtEnd: true },
        render: ({ quantity, unit }) => <span className="tk-num">{quantityText(quantity, unit)}</span>,
      },
      { key: 'place', title: words.place, render: (receipt) => <Place receipt={receipt} sites={sites} /> },
      { key: 'now', title: words.now, render: (receipt) => <WarehouseNow receipt={receipt} sites={sites} /> },
      { key: 'holder', title: words.holder, render: ({ holder }) => <ReceiptParty party={holder} /> },
      { key: 'issued', title: words.issuedOn, sort: 'issuedOn', render: ({ issuedOn }) => <Day on={issuedOn} /> },
      { key: 'found', title: words.found, render: ({ worst }) => <FoundTag document={{ worst, findings: [] }} /> },
    ],
    [words, quantityText, sites],
  );
}
