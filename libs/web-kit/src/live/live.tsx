import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useConnection, usePerson } from '../connection/connected.js';
import type { LiveState } from './heard.js';
import { LiveEvents } from './live-events.js';
import { tabsOf } from './tabs.js';

const LiveContext = createContext<LiveState>('connecting');
/** News come in bursts: an act touches several parties' rows. What is on the screen is asked for anew once after them. */
const GATHER_MS = 250;

/** Keeps what is on the screen as it is at the service, and tells `useLive` whether that is so. */
export function Live({ children }: { readonly children: ReactNode }) {
  const connection = useConnection();
  const queries = useQueryClient();
  const { id, party } = usePerson();
  const live = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onNews = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries();
      }, GATHER_MS);
    };
    return new LiveEvents({ connection, person: id, tabs: tabsOf({ id, party }), onNews });
  }, [connection, queries, id, party]);
  useEffect(() => {
    const stop = new AbortController();
    void live.follow(stop.signal);
    addEventListener('offline', () => live.drop(), { signal: stop.signal });
    addEventListener('online', () => live.tryNow(), { signal: stop.signal });
    const look = () => document.visibilityState === 'visible' && live.look();
    addEventListener('visibilitychange', look, { signal: stop.signal });
    return () => stop.abort();
  }, [live]);
  return <LiveContext value={useSyncExternalStore(live.state.subscribe, live.state.get)}>{children}</LiveContext>;
}

export const useLive = (): LiveState => useContext(LiveContext);
