import { type Connection, Observable, useConnection } from '@tallystick/web-kit';
import { useSyncExternalStore } from 'react';
import { type Upload, Uploads } from './uploads.js';

const kept = new WeakMap<Connection, Uploads>();

/** The page's uploads, whichever screen is shown. */
export function useUploads(): { readonly uploads: Uploads; readonly running: readonly Upload[] } {
  const connection = useConnection();
  const uploads = kept.get(connection) ?? new Uploads(connection, new Observable<readonly Upload[]>([]));
  kept.set(connection, uploads);
  const running = useSyncExternalStore(uploads.state.subscribe, uploads.state.get);
  return { uploads, running };
}
