import { connectAsync, type IClientOptions, type MqttClient } from 'mqtt';
import { clientIdOf, topicOf } from '@tallystick/telemetry';

/** What a gateway shows to its brokers. */
export interface Credentials {
  readonly site: string;
  readonly gateway: string;
  /** PEM. Left out where a broker of this machine asks for none. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly ca: string };
  /** What a plain door of this machine asks for instead. */
  readonly token?: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
const KEEPALIVE_SECONDS = 30;

/**
 * One connection, that is not mended when it breaks: whoever has it begins anew, at the next address. Its will says which connection it belongs to,
 * so that the will of an old one that comes late is known as such. Rejects when it does not stand within ten seconds.
 */
export async function connectTo(address: string, credentials: Credentials, connectedAt: number): Promise<MqttClient> {
  const { site, gateway, tls, token } = credentials;
  const will = { topic: topicOf({ site, gateway, kind: 'status' }), payload: statusText('lost', connectedAt) };
  const options: IClientOptions = {
    clientId: clientIdOf({ site, gateway }),
    clean: true,
    reconnectPeriod: 0,
    connectTimeout: CONNECT_TIMEOUT_MS,
    keepalive: KEEPALIVE_SECONDS,
    rejectUnauthorized: true,
    will: { ...will, payload: Buffer.from(will.payload), qos: 1, retain: false },
    ...tls,
    ...(token !== undefined && { username: gateway, password: token }),
  };
  return connectAsync(address, options, false);
}

export const statusText = (state: 'lost' | 'stopped', connectedAt: number): string =>
  JSON.stringify({ state, connectedAt });
