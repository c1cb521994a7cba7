import { systemClock } from '@tallystick/kernel';
import type { Arrival, Settlement } from '@tallystick/telemetry/store';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { ConnectionCount, type ConnectionLimits } from '../../apps/ingest/src/embedded/connection-count.js';
import type { EmbeddedBrokerLimits } from '../../apps/ingest/src/embedded/create-aedes.js';
import { EmbeddedBroker } from '../../apps/ingest/src/embedded/embedded-broker.js';
import { type Listener, listenByTls, listenPlainly, type TlsFiles } from '../../apps/ingest/src/embedded/listeners.js';
import { type Downward, receiptFor, settingsFor } from '../../apps/ingest/src/wire/downward.js';
import type { SiteDesk } from '../../apps/ingest/src/wire/site-desk.js';

export const TOKEN = 'a-token-of-this-installation';

/** An arrival that waits for the test's word. */
export interface Waiting {
  readonly arrival: Arrival;
  settle(settlement?: Settlement): void;
  fail(error: Error): void;
}

/** The log's side of the doors, where the test is the log. */
export class TestDesk implements SiteDesk {
  readonly waiting: Waiting[] = [];
  readonly arrivals: Arrival[] = [];
  readonly latestOf = new Map<string, Uint8Array>();
  /** Settles at once what comes. */
  isOpen = true;
  isHeld = true;
  /** Serial numbers of certificates that were taken back. */
  readonly takenBack = new Set<string>();

  knows: SiteDesk['knows'] = ({ gateway }) => Promise.resolve(gateway.startsWith('gateway-'));
  stands: SiteDesk['stands'] = ({ serialNumber }) => Promise.resolve(!this.takenBack.has(serialNumber ?? ''));
  hold: SiteDesk['hold'] = () => Promise.resolve(this.isHeld);
  connected: SiteDesk['connected'] = () => undefined;

  take(arrival: Arrival): Promise<Settlement> {
    this.arrivals.push(arrival);
    if (this.isOpen) return Promise.resolve('stored');
    return new Promise((resolve, reject) => {
      this.waiting.push({ arrival, settle: (settlement = 'stored') => resolve(settlement), fail: reject });
    });
  }

  everyLatest: SiteDesk['everyLatest'] = (site) =>
    Promise.resolve([...this.latestOf.keys()].map((kind) => this.owed({ site, gateway: 'gateway-1' }, kind)));

  latest: SiteDesk['latest'] = (gateway, kind) =>
    Promise.resolve(this.latestOf.has(kind) ? this.owed(gateway, kind) : undefined);

  private owed(gateway: { readonly site: string; readonly gateway: string }, kind: string): Downward {
    const bytes = this.latestOf.get(kind) ?? Buffer.alloc(0);
    return kind === 'receipt' ? receiptFor(gateway, bytes) : settingsFor(gateway, Buffer.from(bytes).toString());
  }
}

export interface Doors {
  readonly desk: TestDesk;
  readonly broker: EmbeddedBroker;
  readonly plainPort: number;
  readonly tlsPort: number;
  readonly turnedAway: string[];
  close(): Promise<void>;
}

export const LIMITS: EmbeddedBrokerLimits = {
  ...{ maxPacketBytes: 10_000, inFlightBytes: 65_536, connectTimeoutMs: 5_000 },
  ...{ drainTimeoutMs: 5_000, maxKeepAliveSeconds: 60 },
};

/** The doors as the intake opens them. */
export async function openDoors(
  files?: TlsFiles,
  limits: Partial<EmbeddedBrokerLimits & ConnectionLimits> = {},
): Promise<Doors> {
  const desk = new TestDesk();
  const faults = { reach: () => Promise.resolve() };
  const broker = new EmbeddedBroker(desk, systemClock, faults, { ...LIMITS, ...limits, plainToken: TOKEN });
  await broker.start();
  const count = new ConnectionCount({ maxConnections: 100, maxConnectionsPerAddress: 100, ...limits });
  const turnedAway: string[] = [];
  const reception = {
    welcome: broker.welcome.bind(broker),
    turnedAway: (_address: string, why: string) => void turnedAway.push(why),
  };
  const at = { host: '127.0.0.1', port: 0 };
  const listeners: Listener[] = [await listenPlainly(at, count, reception)];
  if (files) listeners.push(await listenByTls(at, { ...files, handshakeTimeoutMs: 2_000 }, count, reception));
  const [plain, tls] = listeners;
  return {
    ...{ desk, broker, turnedAway, plainPort: plain?.port ?? 0, tlsPort: tls?.port ?? 0 },
    close: async () => {
      for (const listener of listeners) listener.close();
      await broker.stop();
    },
  };
}

export interface Gateway {
  readonly client: MqttClient;
  /** When the broker ended it. */
  readonly closed: Promise<unknown>;
}

/** A gateway's connection that does not come again by itself. Rejects with the broker's refusal. */
export async function connectGateway(url: string, clientId: string, options: IClientOptions = {}): Promise<Gateway> {
  const client = mqtt.connect(url, {
    ...{ clientId, username: clientId, password: TOKEN, reconnectPeriod: 0, protocolVersion: 4 },
    ...{ connectTimeout: 5_000, ...options },
  });
  const closed = new Promise<void>((resolve) => client.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve());
    client.once('error', reject);
    client.once('close', () => reject(new Error('closed before it was connected')));
  });
  client.on('error', () => undefined);
  return { client, closed };
}
