import { generate } from 'mqtt-packet';
import { topicOf } from '../../libs/telemetry/src/index.js';
import type { Sender } from './fleet.js';

/** MQTT 2.3.1: of 16 bits, and not zero. */
const PACKET_IDS = 65_535;

/** A gateway's publications, whole as they are sent, so that sending costs the publisher next to nothing. */
export class Packets {
  private readonly parts: Buffer[] = [];
  private readonly topic: string;

  constructor({ site, gateway }: Sender) {
    this.topic = topicOf({ site, gateway, kind: 'batch' });
  }

  get count(): number {
    return this.parts.length;
  }

  add(envelope: Uint8Array): void {
    const messageId = (this.parts.length % PACKET_IDS) + 1;
    const payload = Buffer.from(envelope);
    const flags = { qos: 1, dup: false, retain: false } as const;
    this.parts.push(generate({ cmd: 'publish', topic: this.topic, payload, messageId, ...flags }));
  }

  /** The packets from one up to, and without, another. */
  between(from: number, to: number): Buffer {
    return Buffer.concat(this.parts.slice(from, to));
  }
}
