import { type Column, DataTable, Panel, shareOf, useFormats } from '@tallystick/web-kit';
import { Link } from 'react-router';
import { useUnits } from '../documents/use-units.js';
import { SheetButton } from '../lists/sheet-button.js';
import { useWords } from '../words/index.js';
import type { ReceiptedTotal } from './goods-doors.js';
import { isAskable } from './list-filters.js';
import { ReceiptParty } from './receipt-party.js';
import { type Compared, comparedWithinUnit } from './totals.js';

type Row = ReceiptedTotal & { readonly compared: Compared | undefined };

const FULL_BAR = 100;

interface TotalsPanelTerms {
  readonly totals: readonly ReceiptedTotal[];
  readonly hasMore: boolean;
}

/** Each sum is also drawn as a bar against the largest of its unit; the number beside it says the same. */
export function TotalsPanel({ totals, hasMore }: TotalsPanelTerms) {
  const { goods: words } = useWords();
  const columns = useTotalColumns();
  const compared = comparedWithinUnit(totals);
  const rows = totals.map((total, place) => ({ ...total, compared: compared[place] }));
  return (
    <Panel title={words.totals} isFlush actions={<TotalsCsv totals={totals} />}>
      <p className="tk-quiet pt-panel-note">
        {words.totalsAbout} {hasMore && words.hasMore}
      </p>
      <DataTable
        label={words.totals}
        columns={columns}
        rows={rows}
        keyOf={({ operator, warehouse, commodity, grade, unit }) =>
          JSON.stringify([operator, warehouse, commodity, grade, unit])
        }
        maxHeight="380px"
      />
    </Panel>
  );
}

function useTotalColumns(): readonly Column<Row>[] {
  const { goods: words } = useWords();
  const { quantityText } = useUnits();
  const { count } = useFormats();
  return [
    {
      ...{ key: 'commodity', title: words.commodity },
      render: ({ commodity, grade }) => (
        <>
          {isAskable(commodity) ? (
            <Link to={`?${new URLSearchParams({ commodity })}`} replace>
              {commodity}
            </Link>
          ) : (
            commodity || words.notSaid
          )}
          {grade !== undefined && <span className="tk-quiet"> · {grade}</span>}
        </>
      ),
    },
    {
      ...{ key: 'quantity', title: words.quantity, isAtEnd: true },
      render: ({ quantity, unit }) => <span className="tk-num">{quantityText(quantity, unit)}</span>,
    },
    {
      ...{ key: 'share', title: words.share },
      render: ({ compared }) =>
        compared && (
          <span className="pt-goods-bar-cell" aria-hidden>
            <span className="pt-goods-bar" style={{ width: `${shareOf(compared.part, compared.whole) * FULL_BAR}%` }} />
          </span>
        ),
    },
    { key: 'warehouse', title: words.warehouse, render: ({ warehouse }) => warehouse || words.notSaid },
    { key: 'operator', title: words.operator, render: ({ operator }) => <ReceiptParty party={operator} /> },
    { key: 'count', title: words.count, isAtEnd: true, render: ({ receipts }) => count(receipts) },
  ];
}

/** The sums as they are shown, for a spreadsheet. */
function TotalsCsv({ totals }: Pick<TotalsPanelTerms, 'totals'>) {
  const sheet = () => {
    const names = ['commodity', 'grade', 'quantity', 'unit', 'warehouse', 'operator', 'receipts'];
    const lines = totals.map(({ commodity, grade = '', quantity, unit, warehouse, operator, receipts }) => [
      ...[commodity, grade, quantity, unit, warehouse, operator.name, receipts],
    ]);
    return [names, ...lines];
  };
  return <SheetButton name="goods" rows={sheet} />;
}
