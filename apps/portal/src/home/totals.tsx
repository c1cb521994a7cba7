import { Amount, useFormats } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import { type PositionRow, totalsOf } from './position.js';

interface TotalsTerms {
  readonly held: readonly PositionRow[];
  readonly owed: readonly PositionRow[];
}

export function Totals({ held, owed }: TotalsTerms) {
  const { home } = useWords();
  const { month } = useFormats();
  const sides = [
    { name: home.held, totals: totalsOf(held), counted: home.partsOf },
    { name: home.owed, totals: totalsOf(owed), counted: home.claimsOf },
  ];
  const tiles = sides.flatMap(({ name, totals, counted }) =>
    totals.flatMap((total) => [
      {
        key: `${name} ${total.currency}`,
        name,
        minor: total.amountMinor,
        currency: total.currency,
        note: `${counted(total.count)} · ${home.next} ${month(total.month)}`,
        isLate: false,
      },
      ...(total.overdueMinor > 0n
        ? [
            {
              key: `${name} ${total.currency} late`,
              name: `${name} · ${home.overdue}`,
              minor: total.overdueMinor,
              currency: total.currency,
              note: '',
              isLate: true,
            },
          ]
        : []),
    ]),
  );
  if (tiles.length === 0) return null;
  return (
    <dl className="pt-totals">
      {tiles.map(({ key, name, minor, currency, note, isLate }) => (
        <div key={key} className="pt-total">
          <dt>{name}</dt>
          <dd className={isLate ? 'pt-late' : undefined}>
            <Amount minor={minor} currency={currency} />
          </dd>
          {note !== '' && (
            <dd>
              <small>{note}</small>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
