import { Aedes, type Client, type PublishPacket, type Subscription } from 'aedes';
import { asRefusal } from './admission.js';

export interface EmbeddedBrokerLimits {
  /** Of one packet. */
  readonly maxPacketBytes: number;
  /** Of one connection: what is read and not yet settled, about. */
  readonly inFlightBytes: number;
  /** From the connection to CONNECT. */
  readonly connectTimeoutMs: number;
  /** How long a gateway may not read what is sent to it. */
  readonly drainTimeoutMs: number;
  /** The longest keep-alive that a gateway may ask for; none is not allowed. */
  readonly maxKeepAliveSeconds: number;
}

/** What the broker asks. */
export interface AedesHooks {
  readonly letIn: (client: Client, password: Uint8Array | undefined) => Promise<void>;
  /** Acknowledged when it resolves; the connection is ended when it rejects. */
  readonly publish: (client: Client | null, packet: PublishPacket) => Promise<void>;
  readonly allowed: (client: Client, subscription: Subscription) => Subscription | null;
}

const CLIENT_ID_CHARACTERS = 128;
const TOPIC_LEVELS = 8;

export function createAedes(limits: EmbeddedBrokerLimits, { letIn, publish, allowed }: AedesHooks): Aedes {
  return new Aedes({
    connectTimeout: limits.connectTimeoutMs,
    drainTimeout: limits.drainTimeoutMs,
    keepaliveLimit: limits.maxKeepAliveSeconds,
    maxClientsIdLength: CLIENT_ID_CHARACTERS,
    maxTopicLevels: TOPIC_LEVELS,
    preConnect: (_client, packet, done) => {
      // A session that outlives its connection would gather in memory what the database has anyway.
      packet.clean = true;
      done(null, true);
    },
    authenticate: (client, _username, password, done) => {
      letIn(client, password).then(
        () => done(null, true),
        (error: unknown) => done(asRefusal(error), false),
      );
    },
    authorizePublish: (client, packet, done) => {
      publish(client, packet).then(
        () => done(null),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
    authorizeSubscribe: (client, subscription, done) => done(null, allowed(client, subscription)),
  });
}
