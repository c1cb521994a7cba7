import { once } from 'node:events';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import type { GatewayIdentity } from '../wire/gateway-identity.js';
import { identityOfCertificate } from '../wire/identity-of-certificate.js';
import type { Doorway } from './admission.js';
import type { ConnectionCount } from './connection-count.js';

/** What is done with a socket that came in, and with one that was refused at the door. */
export interface Reception {
  welcome(socket: Socket, doorway: Doorway): void;
  turnedAway(address: string, why: string): void;
}

export interface ListenAddress {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** PEM. */
export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Who vouches for gateways. */
  readonly ca: Buffer;
  /** Certificates that were taken back. */
  readonly crl?: Buffer;
}

export interface Listener {
  readonly port: number;
  /** Lets nobody else in; who is connected stays. */
  close(): void;
}

export async function listenPlainly(at: ListenAddress, count: ConnectionCount, reception: Reception) {
  const server = createPlainServer({ noDelay: true });
  admitByCount(server, count, reception);
  server.on('connection', (socket) => {
    if (!socket.destroyed) reception.welcome(socket, { kind: 'plain' });
  });
  return listening(server, at);
}

export async function listenByTls(
  at: ListenAddress,
  { handshakeTimeoutMs, ...files }: TlsFiles & { readonly handshakeTimeoutMs: number },
  count: ConnectionCount,
  reception: Reception,
) {
  const server = createTlsServer({
    ...files,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    handshakeTimeout: handshakeTimeoutMs,
    noDelay: true,
  });
  admitByCount(server, count, reception);
  server.on('tlsClientError', (error, socket) => reception.turnedAway(addressOf(socket), codeOf(error)));
  server.on('secureConnection', (socket) => {
    const identity = findIdentity(socket);
    if (identity) return reception.welcome(socket, { kind: 'tls', identity });
    reception.turnedAway(addressOf(socket), 'its certificate names no gateway');
    socket.destroy();
  });
  return listening(server, at);
}

function findIdentity(socket: TLSSocket): GatewayIdentity | undefined {
  const certificate = socket.getPeerX509Certificate();
  try {
    return certificate && socket.authorized ? identityOfCertificate(certificate.raw) : undefined;
  } catch {
    // A certificate of our own CA that a stricter reader does not understand.
    return undefined;
  }
}

function admitByCount(server: Server, count: ConnectionCount, reception: Reception): void {
  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket);
    if (count.add(address)) {
      socket.once('close', () => count.remove(address));
    } else {
      reception.turnedAway(address, 'too many connections');
      socket.destroy();
    }
  });
}

async function listening(server: Server, { host, port }: ListenAddress): Promise<Listener> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listener without a port');
  return { port: address.port, close: () => server.close() };
}

const addressOf = (socket: Socket): string => socket.remoteAddress ?? 'unknown';

/** OpenSSL's word; its sentences repeat what the peer sent. */
const codeOf = (error: Error): string => (error as NodeJS.ErrnoException).code ?? 'handshake failed';
