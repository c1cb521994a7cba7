import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { Connection } from './connection.js';
import type { SessionState, SignedInPerson } from './session.js';

const ConnectionContext = createContext<Connection | undefined>(undefined);

export function Connected({ connection, children }: { readonly connection: Connection; readonly children: ReactNode }) {
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

export function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (!connection) throw new Error('there is no connection around this component');
  return connection;
}

export function useSession(): SessionState {
  const { state } = useConnection().session;
  return useSyncExternalStore(state.subscribe, state.get);
}

/** Who is signed in; also while the session is lost, since their work is still on the screen. */
export function usePerson(): SignedInPerson {
  const session = useSession();
  if (!('person' in session)) throw new Error('nobody is signed in where this component is');
  return session.person;
}
