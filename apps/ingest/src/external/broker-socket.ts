import { connect as connectPlainly, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import type { BrokerSettings } from './broker-settings.js';

const PORTS: Readonly<Record<string, number>> = { 'mqtt:': 1_883, 'mqtts:': 8_883 };

/** Not yet connected. */
export function openSocket({ url, tls }: Pick<BrokerSettings, 'url' | 'tls'>): Socket {
  const { protocol, hostname, port } = new URL(url);
  // An IPv6 address comes in brackets.
  const host = hostname.replace(/^\[|\]$/g, '');
  const at = { host, port: port === '' ? (PORTS[protocol] ?? 0) : Number(port) };
  if (protocol === 'mqtt:') return connectPlainly({ ...at, noDelay: true });
  return connectByTls({ ...at, ...tls, minVersion: 'TLSv1.2', ...(isAddress(host) ? {} : { servername: host }) });
}

const isAddress = (host: string): boolean => /^[0-9.]+$|:/.test(host);

export function credentialsOf(url: string): { username?: string; password?: Buffer } {
  const { username, password } = new URL(url);
  return {
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: Buffer.from(decodeURIComponent(password)) }),
  };
}
