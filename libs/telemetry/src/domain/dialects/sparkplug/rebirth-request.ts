import { DATA_TYPE } from './metric-value.js';
import { WIRE } from './protobuf-reader.js';
import { type SparkplugTopic, sparkplugTopicOf } from './sparkplug-topic.js';

/** What to publish, at QoS 0 and not retained, so that an edge node says all its births again (Sparkplug 3.0, section 6.4.22). */
export interface RebirthRequest {
  readonly topic: string;
  readonly bytes: Uint8Array;
}

export function rebirthRequest(
  { site, gateway }: Pick<SparkplugTopic, 'site' | 'gateway'>,
  nowMs: number,
): RebirthRequest {
  const metric = [
    ...delimited(1, new TextEncoder().encode('Node Control/Rebirth')),
    ...integer(3, BigInt(nowMs)),
    ...integer(4, BigInt(DATA_TYPE.Boolean)),
    ...integer(14, 1n),
  ];
  const bytes = Uint8Array.from([...integer(1, BigInt(nowMs)), ...delimited(2, metric)]);
  return { topic: sparkplugTopicOf({ site, gateway, message: 'NCMD' }), bytes };
}

const integer = (field: number, value: bigint): number[] => [(field << 3) | WIRE.varint, ...varint(value)];
const delimited = (field: number, bytes: ArrayLike<number>): number[] => [
  (field << 3) | WIRE.bytes,
  ...varint(BigInt(bytes.length)),
  ...Array.from(bytes),
];

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return [...bytes, Number(rest)];
}
