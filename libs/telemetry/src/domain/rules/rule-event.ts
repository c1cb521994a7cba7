import type { Decimal } from '@tallystick/kernel';
import { eventTime, type Measurement, type Timed } from './measurement.js';

/** All times are milliseconds since 1970. */
export interface MeasurementEvent {
  readonly kind: 'measurement';
  readonly measurement: Measurement;
}

/** The server's clock, by a timer and not by messages. */
export interface TickEvent {
  readonly kind: 'tick';
  readonly at: number;
}

/** An approved movement of goods on a scale begins; between `from` and `until` its weight is not judged. Told when it begins, not when it is planned. */
export interface MovementEvent {
  readonly kind: 'movement';
  readonly id: string;
  readonly device: string;
  readonly from: number;
  readonly until: number;
  /** What the papers say the weight changes by, in the scale's unit; negative for goods that leave. */
  readonly change: Decimal;
}

/** The bank's signed word that goods may leave. */
export interface ReleaseOrderEvent {
  readonly kind: 'release-order';
  readonly id: string;
  readonly device: string;
  /** When the server had it; it may be good for a time before. */
  readonly receivedAt: number;
  readonly from: number;
  readonly until: number;
  readonly quantity: Decimal;
}

/** A time at which a door may be open, made by whoever knows the site's hours and holidays. */
export interface OpeningEvent {
  readonly kind: 'opening';
  readonly id: string;
  readonly device: string;
  readonly from: number;
  readonly until: number;
}

/** One round of a tag reader over its shelves. */
export interface TagCycleEvent extends Timed, Pick<Measurement, 'grade'> {
  readonly kind: 'tag-cycle';
  readonly device: string;
  readonly seen: readonly string[];
}

/** Tags that from now on must, or need no longer, be there: by an approved movement. */
export interface TagsExpectedEvent {
  readonly kind: 'tags-expected';
  readonly device: string;
  readonly at: number;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Where a tracker says that it is. */
export interface FixEvent extends Timed, Pick<Measurement, 'grade'> {
  readonly kind: 'fix';
  readonly device: string;
  /** Millionths of a degree, WGS 84. */
  readonly longitude: number;
  readonly latitude: number;
  /** Metres, as the tracker reckons. */
  readonly accuracyMetres: number;
}

/** The broker's word that a gateway's connection broke. */
export interface WillEvent {
  readonly kind: 'will';
  readonly gateway: string;
  readonly at: number;
  /** When the connection that it belongs to began, and the newest one of that gateway. */
  readonly connectedAt: number;
  readonly newestConnectedAt: number;
}

/** What the intake found in a gateway's numbering. */
export interface SequenceEvent {
  readonly kind: 'sequence';
  readonly fault: 'gap' | 'gap-filled' | 'equivocation' | 'replay';
  readonly gateway: string;
  readonly bootEpoch: string;
  /** Decimal digits of an unsigned number of 64 bits. */
  readonly seq: string;
  readonly at: number;
}

export type RuleEvent =
  | MeasurementEvent
  | TickEvent
  | MovementEvent
  | ReleaseOrderEvent
  | OpeningEvent
  | TagCycleEvent
  | TagsExpectedEvent
  | FixEvent
  | WillEvent
  | SequenceEvent;

/** When an event takes effect. */
export function timeOf(event: RuleEvent): number {
  switch (event.kind) {
    case 'measurement':
      return eventTime(event.measurement);
    case 'tag-cycle':
    case 'fix':
      return eventTime(event);
    case 'movement':
    case 'release-order':
    case 'opening':
      return event.from;
    default:
      return event.at;
  }
}

/** The device, reader or gateway that an event is of or about. */
export function sourceOf(event: Exclude<RuleEvent, TickEvent>): string {
  switch (event.kind) {
    case 'measurement':
      return event.measurement.device;
    case 'will':
    case 'sequence':
      return event.gateway;
    default:
      return event.device;
  }
}
