import { Decimal, DecimalMalformed } from '@tallystick/kernel';
import type { BundleStatement, StatedEvent, StatedVersion } from './bundle-alarm.js';
import type { BundleLimits } from './bundle-limits.js';
import type { JsonReader } from './json-reader.js';

const MAX_TAGS = 10_000;

export const statementIn = (reader: JsonReader, limits: BundleLimits): BundleStatement => ({
  logSize: reader.field('logSize').natural(),
  heardAtMs: reader.field('heardAtMs').natural(),
  event: eventIn(reader.field('event'), limits),
});

export const statedVersionIn = (reader: JsonReader, { maxStateBytes }: BundleLimits): StatedVersion => ({
  version: reader.field('version').natural(),
  parameters: reader.field('parameters').object(maxStateBytes),
  isOn: reader.field('isOn').flag(),
});

type Kind = StatedEvent['kind'];
type Readers = {
  readonly [K in Kind]: (reader: JsonReader, limits: BundleLimits) => Omit<Extract<StatedEvent, { kind: K }>, 'kind'>;
};

const text = (reader: JsonReader, name: string) => reader.field(name).text();
const time = (reader: JsonReader, name: string) => reader.field(name).natural();
const tags = (reader: JsonReader, name: string) =>
  reader
    .field(name)
    .list(MAX_TAGS)
    .map((tag) => tag.text());
const paper = (reader: JsonReader) => ({ id: text(reader, 'id'), device: text(reader, 'device') });
const span = (reader: JsonReader) => ({ from: time(reader, 'from'), until: time(reader, 'until') });

const EVENTS: Readers = {
  tick: (reader) => ({ at: time(reader, 'at') }),
  movement: (reader) => ({ ...paper(reader), ...span(reader), change: decimal(reader.field('change')) }),
  'release-order': (reader) => ({
    ...paper(reader),
    ...span(reader),
    receivedAt: time(reader, 'receivedAt'),
    quantity: decimal(reader.field('quantity')),
  }),
  opening: (reader) => ({ ...paper(reader), ...span(reader) }),
  'tags-expected': (reader) => ({
    device: text(reader, 'device'),
    at: time(reader, 'at'),
    add: tags(reader, 'add'),
    remove: tags(reader, 'remove'),
  }),
  will: (reader) => ({
    gateway: text(reader, 'gateway'),
    at: time(reader, 'at'),
    connectedAt: time(reader, 'connectedAt'),
    newestConnectedAt: time(reader, 'newestConnectedAt'),
  }),
  sequence: (reader) => ({
    fault: reader.field('fault').oneOf(['gap', 'gap-filled'] as const),
    gateway: text(reader, 'gateway'),
    bootEpoch: text(reader, 'bootEpoch'),
    seq: text(reader, 'seq'),
    at: time(reader, 'at'),
  }),
  version: statedVersionIn,
  reset: (reader) => ({ number: reader.field('number').natural() }),
};

function eventIn(reader: JsonReader, limits: BundleLimits): StatedEvent {
  const kind = reader.field('kind').oneOf(Object.keys(EVENTS) as Kind[]);
  return { kind, ...EVENTS[kind](reader, limits) } as StatedEvent;
}

function decimal(reader: JsonReader): Decimal {
  try {
    return Decimal.parse(reader.text());
  } catch (refusal) {
    if (refusal instanceof DecimalMalformed) throw reader.expected('a decimal number as text');
    throw refusal;
  }
}
