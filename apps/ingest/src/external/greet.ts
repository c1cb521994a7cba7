import type { IConnackPacket, ISubackPacket, Packet, QoS } from 'mqtt-packet';
import { BrokerRefused } from './broker-refused.js';
import type { BrokerSettings } from './broker-settings.js';
import { credentialsOf } from './broker-socket.js';
import type { PacketStream } from './packet-stream.js';

export interface Greeting {
  readonly clientId: string;
  readonly topics: readonly string[];
  /** Of the subscription. */
  readonly messageId: number;
}

/** Once at least; what comes twice is found out by its number. */
const QOS: QoS = 1;
const REFUSED_FROM = 0x80;
/** MQTT 5, 3.8.3.1: what was retained before the subscription is not sent. It is not new. */
const NO_RETAINED = 2;

/** Opens the session that the broker keeps, and subscribes. @throws BrokerRefused, and why the connection ended */
export async function greet(stream: PacketStream, settings: BrokerSettings, greeting: Greeting): Promise<void> {
  await connect(stream, settings, greeting.clientId);
  await subscribe(stream, settings, greeting);
}

async function connect(stream: PacketStream, settings: BrokerSettings, clientId: string): Promise<void> {
  const { keepAliveSeconds, protocolVersion, receiveMaximum, sessionExpirySeconds, maxPacketBytes, url } = settings;
  const properties = {
    sessionExpiryInterval: sessionExpirySeconds,
    receiveMaximum,
    maximumPacketSize: maxPacketBytes,
  };
  stream.write({
    cmd: 'connect',
    ...{ clientId, protocolId: 'MQTT', protocolVersion, clean: false, keepalive: keepAliveSeconds },
    ...credentialsOf(url),
    ...(protocolVersion === 5 ? { properties } : {}),
  });
  const { reasonCode, returnCode } = await answer<IConnackPacket>(stream, 'connack');
  const code = reasonCode ?? returnCode ?? 0;
  if (code !== 0) throw new BrokerRefused(`it refused the connection with code ${code}`);
}

async function subscribe(
  stream: PacketStream,
  { protocolVersion }: BrokerSettings,
  { topics, messageId }: Greeting,
): Promise<void> {
  const options = protocolVersion === 5 ? { rh: NO_RETAINED } : {};
  const subscriptions = topics.map((topic) => ({ topic, qos: QOS, ...options }));
  stream.write({ cmd: 'subscribe', messageId, subscriptions });
  const { granted } = await answer<ISubackPacket>(stream, 'suback');
  const refused = topics.filter((_topic, index) => Number(granted[index] ?? REFUSED_FROM) >= REFUSED_FROM);
  if (refused.length > 0) throw new BrokerRefused(`it refused the subscription to ${refused.join(', ')}`);
}

/** What was kept for the session may come before the answer. */
function answer<P extends Packet>(stream: PacketStream, cmd: P['cmd']): Promise<P> {
  return new Promise((resolve, reject) => {
    const listen = (packet: Packet) => {
      if (packet.cmd !== cmd) return;
      stream.off('packet', listen);
      resolve(packet as P);
    };
    // It may have ended with the answer before this one, in the same chunk.
    if (!stream.isOpen) reject(new BrokerRefused('it ended the connection'));
    stream.on('packet', listen);
    stream.once('end', (error) => reject(error ?? new BrokerRefused('it ended the connection')));
  });
}
