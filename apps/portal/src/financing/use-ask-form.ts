import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ActView } from '../drafting/draft-check.js';
import { useDrafting } from '../drafting/use-drafting.js';
import { todayInShanghai } from '../issue/issue-terms.js';
import { NOBODY } from '../parties/typed-party.js';
import { pathOf } from '../path-of.js';
import { plannedSale, readOffer, type SaleKind, type Sellable, type TypedOffer } from './offer-terms.js';
import { useAsking } from './quotes/quotes-doors.js';
import { plannedRequest, readRequest, type TypedRequest } from './quotes/request-terms.js';

/** A fragment by where it is, which stays what it is when it is cut shorter. */
export const placeOf = ({ fragment }: Sellable): string => `${fragment.receivable}:${fragment.from}`;

/** `quotes`: banks are asked for their price; `agreed`: one bank is offered a price that the two have agreed already. */
export type AskWay = 'quotes' | 'agreed';
type Typed = TypedOffer & TypedRequest;

const NOTHING: Typed = { amount: '', bank: NOBODY, rate: '', fee: '', banks: [], nextBank: NOBODY, until: undefined };

/** What is asked of banks, and what is done with it. @param from where the fragment starts that is meant, if one is */
export function useAskForm(sellables: readonly Sellable[], from: string | undefined) {
  const meant = from === undefined ? undefined : sellables.find(({ fragment }) => fragment.from === from);
  const [way, setWay] = useState<AskWay>('quotes');
  const [place, setPlace] = useState(meant && placeOf(meant));
  const [typed, setTyped] = useState(NOTHING);
  const [kind, setKind] = useState<SaleKind>('purchase');
  const [isTried, setTried] = useState(false);
  const sellable = sellables.find((one) => placeOf(one) === place);
  const sale = { typed, kind, sellable };
  const ways = { quotes: useRequest(sale), agreed: useOffer(sale) };
  const submit = () => {
    setTried(true);
    return ways[way].send();
  };
  const type = (changes: Partial<Typed>) => setTyped({ ...typed, ...changes });
  const { isPending, error } = ways[way].sending;
  const { faults: own } = ways[way].read;
  /** Of the fields that both ways have. */
  const shared: Pick<typeof own, 'fragment' | 'amount'> = own;
  return {
    ...{ way, setWay, place, setPlace, typed, type, kind, setKind, isTried, sellable, submit, isPending, error },
    ...{ faults: shared, request: ways.quotes.read, offer: ways.agreed.read },
  };
}

export type AskForm = ReturnType<typeof useAskForm>;

interface Sale {
  readonly typed: Typed;
  readonly kind: SaleKind;
  readonly sellable: Sellable | undefined;
}

function useRequest({ typed, kind, sellable }: Sale) {
  const navigate = useNavigate();
  const sending = useAsking();
  const read = readRequest(typed, sellable, Date.now());
  const send = () => {
    const { amountMinor, faults } = read;
    if (Object.keys(faults).length > 0 || !sellable || amountMinor === undefined) return false;
    sending.mutate(plannedRequest({ kind, sellable, amountMinor, typed }), {
      onSuccess: ({ id }) => void navigate(pathOf('quoteRequest', id)),
    });
    return true;
  };
  return { read, send, sending };
}

function useOffer({ typed, kind, sellable }: Sale) {
  const navigate = useNavigate();
  const sending = useDrafting();
  const read = readOffer(typed, sellable, todayInShanghai(Date.now()));
  const offered = ([act]: readonly ActView[]) => act && void navigate(pathOf('act', act.id));
  const send = () => {
    const { amountMinor, price, faults } = read;
    const { party: bank } = typed.bank;
    if (Object.keys(faults).length > 0 || !sellable || !price || bank === undefined || amountMinor === undefined)
      return false;
    const { fragment } = sellable;
    sending.mutate([plannedSale({ kind, fragment, bank, amountMinor, priceMinor: price.proceedsMinor })], {
      onSuccess: offered,
    });
    return true;
  };
  return { read, send, sending };
}
