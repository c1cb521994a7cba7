import { Amount } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { useWords } from '../words/index.js';
import { totalsOf } from './totals.js';

/** What acts come to together, by currency. */
export function Totals({ acts }: { readonly acts: readonly ActView[] }) {
  const { signing: words } = useWords();
  const totals = totalsOf(acts);
  if (totals.length === 0) return null;
  return (
    <span role="status">
      {words.inAll}{' '}
      {totals.map(({ currency, amountMinor }, place) => (
        <span key={currency}>
          {place > 0 && ' · '}
          <Amount minor={amountMinor} currency={currency} />
        </span>
      ))}
    </span>
  );
}
