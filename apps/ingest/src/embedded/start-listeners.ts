import type { IngestSettings } from '../settings/settings.js';
import { readOptional, readPem } from '../settings/read-pem.js';
import { ConnectionCount } from './connection-count.js';
import { type Listener, listenByTls, listenPlainly, type Reception } from './listeners.js';

type ListenerSettings = Pick<IngestSettings, 'plain' | 'tls' | 'connectionLimits' | 'embeddedLimits'>;

/** The doors of the broker inside that are set. */
export async function startListeners(
  { plain, tls, connectionLimits, embeddedLimits }: ListenerSettings,
  reception: Reception,
): Promise<Listener[]> {
  const count = new ConnectionCount(connectionLimits);
  const listeners: Listener[] = [];
  if (plain.port !== undefined) {
    listeners.push(await listenPlainly({ host: plain.host, port: plain.port }, count, reception));
  }
  if (tls.port !== undefined) {
    const crl = await readOptional(tls.crlFile);
    const files = {
      cert: await readPem(tls.certFile),
      key: await readPem(tls.keyFile),
      ca: await readPem(tls.caFile),
      ...(crl ? { crl } : {}),
      handshakeTimeoutMs: embeddedLimits.connectTimeoutMs,
    };
    listeners.push(await listenByTls({ host: tls.host, port: tls.port }, files, count, reception));
  }
  return listeners;
}
