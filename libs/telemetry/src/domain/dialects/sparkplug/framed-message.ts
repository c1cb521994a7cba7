import { EnvelopeRefused } from '../../cose/envelope-refused.js';

/** What came by a topic, topic included. */
export interface FramedMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
}

const LENGTH_BYTES = 2;

/**
 * A Sparkplug payload does not say whose it is, nor whether it is a birth or a death: its topic does. So both are kept as evidence, as one:
 * the topic's length in two bytes, the greater first, its UTF-8, the payload.
 */
export function framed({ topic, payload }: FramedMessage): Uint8Array {
  const name = new TextEncoder().encode(topic);
  const bytes = new Uint8Array(LENGTH_BYTES + name.length + payload.length);
  // MQTT itself has no longer topic.
  new DataView(bytes.buffer).setUint16(0, name.length);
  bytes.set(name, LENGTH_BYTES);
  bytes.set(payload, LENGTH_BYTES + name.length);
  return bytes;
}

/** @throws EnvelopeRefused and nothing else */
export function unframed(bytes: Uint8Array): FramedMessage {
  if (bytes.length < LENGTH_BYTES) throw malformed('expected a topic before the payload');
  const end = LENGTH_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getUint16(0);
  if (end > bytes.length) throw malformed('the bytes end within the topic');
  return { topic: textOf(bytes.subarray(LENGTH_BYTES, end)), payload: bytes.subarray(end) };
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('topic: expected UTF-8');
  }
}

const malformed = (message: string) => new EnvelopeRefused('payload-malformed', message);
