import { ensureLoginRole, urlForLogin } from '@tallystick/platform';
import { randomBytes } from 'node:crypto';
import { type BuiltService, startBuiltService } from './built-service.js';
import { eventually } from './eventually.js';
import { TOKEN } from './ingest-doors.js';
import { freePort } from './platform.js';

const SEED = 'a7'.repeat(32);
export const RECEIPT_KEY = `0x${SEED}`;
export const RECEIPT_SEED = Buffer.from(SEED, 'hex');

export interface Readiness {
  readonly status: string;
  readonly sites: number;
  readonly connections: number;
  readonly queuedMessages: number;
  readonly queuedBytes: number;
}

export interface IngestProcess extends BuiltService {
  /** Of the door without TLS. */
  readonly url: string;
  ready(): Promise<Readiness>;
}

/** Quick, so that a test need not wait. */
const QUICK = {
  ...{ INGEST_LEASE_MS: '1500', INGEST_TICK_MS: '100', INGEST_SITE_POLL_MS: '100', INGEST_SETTINGS_POLL_MS: '100' },
  ...{ INGEST_FREE_SITE_MS: '200', MQTT_RECONNECT_MS: '20', MQTT_MAX_RECONNECT_MS: '200' },
};

/** The intake as an operator starts it, from the build; ends with the test's process. Throws what it said when it does not start. */
export async function startIngestProcess(settings: Readonly<Record<string, string>>): Promise<IngestProcess> {
  const [port, healthPort] = [await freePort(), await freePort()];
  const service = await startBuiltService('ingest', {
    ...{ INGEST_NAME: `copy-${port}`, RECEIPT_KEY, ...QUICK },
    ...{ INGEST_PLAIN_PORT: String(port), INGEST_PLAIN_TOKEN: TOKEN, INGEST_HEALTH_PORT: String(healthPort) },
    ...settings,
  });
  return {
    ...service,
    url: `mqtt://127.0.0.1:${port}`,
    ready: async () => (await (await fetch(`http://127.0.0.1:${healthPort}/health/ready`)).json()) as Readiness,
  };
}

/** The same database with the intake's rights and no more. */
export async function asIngest(ownerUrl: string): Promise<string> {
  const login = {
    ...{ user: `ingest_${randomBytes(6).toString('hex')}`, password: 'only-for-this-test' },
    memberOf: 'tallystick_ingest',
  } as const;
  await ensureLoginRole(ownerUrl, login);
  return urlForLogin(ownerUrl, login);
}

export const holdsSites = (ingest: IngestProcess, sites: number): Promise<void> =>
  eventually(async () => (await ingest.ready()).sites >= sites);
