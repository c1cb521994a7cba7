import { Amount, type Column, DataTable, useFormats } from '@tallystick/web-kit';
import { PartyName } from '../parties/party-name.js';
import { Bar } from '../receivables/bar.js';
import { type Fragment, huesOf } from '../receivables/tiles.js';
import { useWords } from '../words/index.js';
import type { PlannedTile } from './split-plan.js';

interface PlanDrawingTerms {
  readonly fragment: Fragment;
  readonly tiles: readonly PlannedTile[];
  readonly currency: string;
}

/** The fragment as it will be, with the table that says the same. */
export function PlanDrawing({ fragment, tiles, currency }: PlanDrawingTerms) {
  const { transfer: words, receivable } = useWords();
  const { money } = useFormats();
  const hue = huesOf([fragment.holder, ...tiles.map(({ holder }) => holder)]);
  const drawn = tiles.map(({ from, to, holder }) => ({ from, to, fragment: { ...fragment, holder } }));
  const amount = (minor: bigint) => <Amount minor={minor} currency={currency} />;
  const columns: Column<PlannedTile>[] = [
    {
      key: 'holder',
      title: words.holder,
      render: ({ holder, isPassed }) => (
        <>
          <span className={`pt-key ${hue(holder)}`} aria-hidden />
          {isPassed ? <PartyName party={holder} /> : words.kept}
        </>
      ),
    },
    { key: 'amount', title: receivable.amount, isAtEnd: true, render: ({ from, to }) => amount(to - from) },
    { key: 'from', title: words.from, isAtEnd: true, render: ({ from }) => amount(from) },
    { key: 'to', title: words.to, isAtEnd: true, render: ({ to }) => amount(to) },
  ];
  const whole = `${currency} ${money(fragment.amountMinor, currency)}`;
  return (
    <>
      <Bar tiles={drawn} label={words.drawn(tiles.length, whole)} currency={currency} hue={hue} />
      <DataTable label={words.outlook} columns={columns} rows={tiles} keyOf={({ from }) => String(from)} />
    </>
  );
}
