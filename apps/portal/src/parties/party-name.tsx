import { type Connection, useConnection } from '@tallystick/web-kit';
import { useSyncExternalStore } from 'react';
import { PartyNames } from './party-names.js';

const everyName = new WeakMap<Connection, PartyNames>();

function useNames(): PartyNames {
  const connection = useConnection();
  const names = everyName.get(connection) ?? new PartyNames(connection);
  everyName.set(connection, names);
  return names;
}

/** A party by its name; by its number until that is known. */
export function PartyName({ party }: { readonly party: string }) {
  const names = useNames();
  const name = useSyncExternalStore(names.subscribe, () => names.nameOf(party));
  return <span title={party}>{name}</span>;
}

/** Names by number, for what is drawn and not read as elements. */
export function usePartyNames(parties: readonly string[]): (party: string) => string {
  const names = useNames();
  useSyncExternalStore(names.subscribe, () => parties.map((party) => names.nameOf(party)).join('\n'));
  return (party) => names.nameOf(party);
}
