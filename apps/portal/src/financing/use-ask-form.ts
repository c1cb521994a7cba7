import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ActView } from '../drafting/draft-check.js';
import { useDrafting } from '../drafting/use-drafting.js';
import { todayInShanghai } from '../issue/issue-terms.js';
import { NOBODY } from '../parties/typed-party.js';
import { pathOf } from '../path-of.js';
import { plannedSale, readOffer, type SaleKind, type Sellable, type TypedOffer } from './offer-terms.js';

/** A fragment by where it is, which stays what it is when it is cut shorter. */
export const placeOf = ({ fragment }: Sellable): string => `${fragment.receivable}:${fragment.from}`;

/** What is asked of a bank, what it comes to, and what is done with it. @param from where the fragment starts that is meant, if one is */
export function useAskForm(sellables: readonly Sellable[], from: string | undefined) {
  const navigate = useNavigate();
  const meant = from === undefined ? undefined : sellables.find(({ fragment }) => fragment.from === from);
  const [place, setPlace] = useState(meant && placeOf(meant));
  const [typed, setTyped] = useState<TypedOffer>({ bank: NOBODY, amount: '', rate: '', fee: '' });
  const [kind, setKind] = useState<SaleKind>('purchase');
  const [isTried, setTried] = useState(false);
  const drafting = useDrafting();
  const offered = ([act]: readonly ActView[]) => act && void navigate(pathOf('act', act.id));
  const sellable = sellables.find((one) => placeOf(one) === place);
  const read = readOffer(typed, sellable, todayInShanghai(Date.now()));
  const submit = () => {
    setTried(true);
    const { amountMinor, price, faults } = read;
    const { party: bank } = typed.bank;
    if (Object.keys(faults).length > 0 || !sellable || !price || bank === undefined || amountMinor === undefined)
      return false;
    const { fragment } = sellable;
    drafting.mutate([plannedSale({ kind, fragment, bank, amountMinor, priceMinor: price.proceedsMinor })], {
      onSuccess: offered,
    });
    return true;
  };
  const type = (changes: Partial<TypedOffer>) => setTyped({ ...typed, ...changes });
  return { place, setPlace, typed, type, kind, setKind, isTried, drafting, sellable, read, submit };
}
