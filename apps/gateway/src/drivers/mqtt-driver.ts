import { connect, type IPublishPacket, type MqttClient } from 'mqtt';
import type { Clock } from '@tallystick/kernel';
import { FaultLog, type Log } from '../fault-log.js';
import type { OnReadings } from '../sample.js';
import type { Driver } from './driver.js';
import { parseExactJson } from './exact-json.js';
import { mapReading, type ReadingMapping } from './reading-mapping.js';

export interface MqttDriverOptions {
  readonly name: string;
  /** mqtt:// or mqtts:// */
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
  readonly topics: readonly { readonly topic: string; readonly readings: readonly ReadingMapping[] }[];
}

const RECONNECT_MS = 2_000;
const MAX_MESSAGE_BYTES = 65_536;

/** Hears sensors at a broker in the warehouse. A message is JSON, which a bare number is too. */
export class MqttDriver implements Driver {
  readonly name: string;
  private readonly faults: FaultLog;
  private client: MqttClient | undefined;

  constructor(
    private readonly options: MqttDriverOptions,
    private readonly clock: Clock,
    log: Log,
  ) {
    this.name = options.name;
    this.faults = new FaultLog(log);
  }

  start(onReadings: OnReadings): void {
    const { url, username, password, topics } = this.options;
    const client = connect(url, {
      ...{ reconnectPeriod: RECONNECT_MS, clean: true },
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password }),
    });
    this.client = client;
    client.on('connect', () => this.faults.fine(this.name));
    client.on('error', (error) => this.faults.fault(this.name, error));
    client.on('close', () => this.faults.fault(this.name, 'no connection'));
    client.on('message', (topic, bytes, packet) => this.hear(topic, bytes, packet, onReadings));
    client.subscribe(
      topics.map(({ topic }) => topic),
      { qos: 1 },
      (error) => error && this.faults.fault(this.name, error),
    );
  }

  async stop(): Promise<void> {
    this.client?.removeAllListeners('close');
    await this.client?.endAsync(true);
  }

  private hear(topic: string, bytes: Uint8Array, { retain }: IPublishPacket, onReadings: OnReadings): void {
    const mappings = this.options.topics
      .filter((one) => fits(one.topic, topic))
      .flatMap(({ readings }) => readings)
      // What a broker kept is not of now; it counts when it says of when it is.
      .filter(({ at }) => !retain || at !== undefined);
    for (const mapping of mappings) void this.take(mapping, topic, bytes, onReadings);
  }

  private async take(mapping: ReadingMapping, topic: string, bytes: Uint8Array, onReadings: OnReadings): Promise<void> {
    const sensor = `${this.name} ${topic} ${mapping.metric}`;
    try {
      if (bytes.length > MAX_MESSAGE_BYTES) throw new Error(`expected ${MAX_MESSAGE_BYTES} bytes at most`);
      const message = parseExactJson(Buffer.from(bytes).toString('utf8'));
      const reading = mapReading(mapping, { message, topic, nowMs: this.clock.nowMs() });
      if (!reading) return;
      await onReadings({ readings: [reading] });
      this.faults.fine(sensor);
    } catch (error) {
      this.faults.fault(sensor, error);
    }
  }
}

/** MQTT 3.1.1, 4.7: + is one level, # at the end any. */
function fits(filter: string, topic: string): boolean {
  const levels = topic.split('/');
  const parts = filter.split('/');
  if (parts.at(-1) === '#') {
    parts.pop();
    levels.length = Math.min(levels.length, parts.length);
  }
  return parts.length === levels.length && parts.every((part, place) => part === '+' || part === levels[place]);
}
