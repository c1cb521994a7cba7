import { usePerson } from '@tallystick/web-kit';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ActView } from '../../drafting/draft-check.js';
import { useDrafting } from '../../drafting/use-drafting.js';
import { todayInShanghai } from '../../issue/issue-terms.js';
import { pathOf } from '../../path-of.js';
import type { TypedPrice } from '../offer-terms.js';
import { plannedQuote, quoteDrafter, readQuote } from './quote-terms.js';
import type { QuoteRequestView } from './views.js';

/** What a bank quotes, what it comes to, and what is done with it: drafted, compared with what was shown, and only then offered. */
export function useQuoteForm(request: QuoteRequestView) {
  const navigate = useNavigate();
  const { party: bank } = usePerson();
  const [typed, setTyped] = useState<TypedPrice>({ rate: '', fee: '' });
  const [isTried, setTried] = useState(false);
  const drafting = useDrafting(quoteDrafter(request.id));
  const { price, rate, faults } = readQuote(typed, request, todayInShanghai(Date.now()));
  const offered = ([act]: readonly ActView[]) => act && void navigate(pathOf('act', act.id));
  const submit = () => {
    setTried(true);
    if (Object.keys(faults).length > 0 || !price || !rate) return false;
    const { feeMinor, proceedsMinor: priceMinor } = price;
    drafting.mutate([plannedQuote({ request, bank, rate, feeMinor, priceMinor })], { onSuccess: offered });
    return true;
  };
  const type = (changes: Partial<TypedPrice>) => setTyped({ ...typed, ...changes });
  return { typed, type, isTried, price, faults, drafting, submit };
}
