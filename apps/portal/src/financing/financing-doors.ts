import { useConnection, usePerson } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CalendarDate } from '@tallystick/kernel';
import { movesOf } from '../receivables/possible-moves.js';
import { useProgrammes } from '../issue/issue-doors.js';
import type { Sellable } from './offer-terms.js';
import { type ActView, type Claim, compared, isBySeller, type Offer, offerOf, STATES } from './offers.js';

const SHOWN_MAX = 200;
const KINDS = 'purchase,lock';

/** Claims that one sees, those issued last before the others; and one more, by its number, that need not be among them. */
export function useClaims(more: string | undefined) {
  const connection = useConnection();
  const query = { sort: '-issuedAt', limit: SHOWN_MAX };
  const list = useQuery({
    queryKey: ['receivables', 'for-financing'],
    queryFn: () => connection.call(connection.routes.GET('/v1/receivables', { params: { query } })),
  });
  const one = useQuery({
    queryKey: ['receivable', more],
    queryFn: () =>
      connection.call(connection.routes.GET('/v1/receivables/{id}', { params: { path: { id: more ?? '' } } })),
    enabled: more !== undefined,
  });
  const claims = useMemo(() => {
    const known: readonly Claim[] = [...(list.data?.items ?? []), ...(one.data ? [one.data] : [])];
    return new Map(known.map((claim) => [claim.id, claim]));
  }, [list.data, one.data]);
  return { claims, query: list };
}

/** One's own fragments that can be sold, the largest first. @param receivable only those of this one */
export function useSellables(
  receivable: string | undefined,
  { claims, query: ofClaims }: ReturnType<typeof useClaims>,
) {
  const connection = useConnection();
  const { party } = usePerson();
  const query = { sort: '-amountMinor', limit: SHOWN_MAX, ...(receivable === undefined ? {} : { receivable }) };
  const fragments = useQuery({
    queryKey: ['fragments', 'for-financing', receivable],
    queryFn: () => connection.call(connection.routes.GET('/v1/fragments', { params: { query } })),
  });
  const data = useMemo(
    () =>
      ofClaims.data &&
      fragments.data?.items.flatMap((fragment): Sellable[] => {
        const claim = claims.get(fragment.receivable);
        if (claim?.state !== 'live' || !movesOf(fragment, party).canPass) return [];
        return [{ fragment, currency: claim.currency, dueDate: claim.dueDate as CalendarDate }];
      }),
    [claims, fragments.data, ofClaims.data, party],
  );
  const error = fragments.error ?? ofClaims.error;
  return { data, error, refetch: () => Promise.all([fragments.refetch(), ofClaims.refetch()]) };
}

/** Sales at a price that their seller named: those that can still be signed, the best first; then those that ended, the newest first. */
export function useOffers(claims: ReadonlyMap<string, Claim>, isBank: boolean) {
  const programmes = useProgrammes();
  const [open, ended] = [useSales('open', isBank), useSales('ended', isBank)];
  const data = useMemo((): readonly Offer[] | undefined => {
    if (!open.data || !ended.data) return undefined;
    const lines = new Map((programmes.data?.items ?? []).map((line) => [line.programme, line]));
    const offersOf = (acts: readonly ActView[]) =>
      acts.filter(isBySeller).map((act) => offerOf(act, { claims, lines }));
    return [...compared(offersOf(open.data.items)), ...offersOf(ended.data.items)];
  }, [open.data, ended.data, claims, programmes.data]);
  return { data, error: open.error ?? ended.error, refetch: () => Promise.all([open.refetch(), ended.refetch()]) };
}

/** Asked apart, so that many that ended hide none that is open; by a seller for its own alone, so that quotes of banks hide none of them. */
function useSales(which: keyof typeof STATES, isBank: boolean) {
  const connection = useConnection();
  const { party } = usePerson();
  const sales = { kind: KINDS, state: STATES[which].join(','), sort: '-draftedAt', limit: SHOWN_MAX };
  const query = { ...sales, ...(isBank ? {} : { draftedBy: party }) };
  return useQuery({
    queryKey: ['acts', 'sales', which, isBank],
    queryFn: () => connection.call(connection.routes.GET('/v1/acts', { params: { query } })),
  });
}
