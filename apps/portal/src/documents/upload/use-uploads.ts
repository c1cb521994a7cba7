import { type Connection, useConnection } from '@tallystick/web-kit';
import { useEffect, useSyncExternalStore } from 'react';
import { type Upload, Uploads } from './uploads.js';

const kept = new WeakMap<Connection, Uploads>();

/** The page's uploads, whichever screen is shown. */
export function useUploads(): { readonly uploads: Uploads; readonly running: readonly Upload[] } {
  const connection = useConnection();
  const uploads = kept.get(connection) ?? new Uploads(connection);
  kept.set(connection, uploads);
  const running = useSyncExternalStore(uploads.state.subscribe, uploads.state.get);
  useStayUntilSent(running);
  return { uploads, running };
}

/** Asks before the page is closed while files are still to be sent: only this page has them. */
function useStayUntilSent(running: readonly Upload[]): void {
  const isSending = running.some(({ isOver, batch }) => !isOver && (batch?.files.awaited ?? 1) > 0);
  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isSending]);
}
