import { readOptional } from '../settings/read-pem.js';
import type { IngestSettings } from '../settings/settings.js';
import type { SessionParts } from './site-session.js';
import { SiteSessions } from './site-sessions.js';

/** @returns undefined when there is no external broker */
export async function openSessions(
  { broker, brokerLimits }: Pick<IngestSettings, 'broker' | 'brokerLimits'>,
  parts: SessionParts,
): Promise<SiteSessions | undefined> {
  const { url, protocolVersion, clientIdPrefix, isBrokerTrusted } = broker;
  if (url === undefined) return undefined;
  const [ca, cert, key] = await Promise.all([broker.caFile, broker.certFile, broker.keyFile].map(readOptional));
  const tls = { ...(ca ? { ca } : {}), ...(cert ? { cert } : {}), ...(key ? { key } : {}) };
  return new SiteSessions({ ...brokerLimits, url, protocolVersion, clientIdPrefix, isBrokerTrusted, tls }, parts);
}
