import { useFormats } from '../formats/use-formats.js';

/** Money: the currency's code first, then the exact amount. @param minor minor units */
export function Amount({ minor, currency }: { readonly minor: bigint | string; readonly currency: string }) {
  const { money } = useFormats();
  return (
    <span className="tk-num">
      <span className="tk-currency">{currency}</span>
      {money(minor, currency)}
    </span>
  );
}
