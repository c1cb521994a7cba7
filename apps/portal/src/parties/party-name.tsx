import { useConnection } from '@tallystick/web-kit';
import { useQueries, useQuery } from '@tanstack/react-query';
import { PartyNames } from './party-names.js';

const loaders = new WeakMap<object, PartyNames>();

function useNameQuery() {
  const connection = useConnection();
  const names = loaders.get(connection) ?? new PartyNames(connection);
  loaders.set(connection, names);
  // A name is what it was: news of acts are no reason to ask again.
  return (party: string) => ({
    queryKey: ['party-name', party],
    queryFn: () => names.nameOf(party),
    staleTime: 'static' as const,
  });
}

/** A party by its name; by its number until that is known. */
export function PartyName({ party }: { readonly party: string }) {
  const { data = party } = useQuery(useNameQuery()(party));
  return <span title={party}>{data}</span>;
}

/** Names by number, for what is drawn and not read as elements. */
export function usePartyNames(parties: readonly string[]): (party: string) => string {
  const query = useNameQuery();
  const results = useQueries({ queries: parties.map(query) });
  const names = new Map(parties.map((party, place) => [party, results[place]?.data]));
  return (party) => names.get(party) ?? party;
}
