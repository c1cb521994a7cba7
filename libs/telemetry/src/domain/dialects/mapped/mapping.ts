import type { Decimal } from '@tallystick/kernel';

export const TIME_FORMATS = ['iso8601', 'seconds', 'milliseconds'] as const;
export type TimeFormat = (typeof TIME_FORMATS)[number];

/** The parts of a JSON Pointer (RFC 6901), unescaped; none is the whole. */
export type Pointer = readonly string[];

/** Where a field is: in the measurement, in the whole message, or always the same. */
export type FieldSource =
  { readonly from: 'item' | 'message'; readonly at: Pointer } | { readonly from: 'constant'; readonly text: string };

/** One kind of measurement in a message. */
export interface MeasurementMapping {
  /** A list of measurements, or one. */
  readonly each: Pointer;
  readonly device: FieldSource;
  readonly metric: FieldSource;
  readonly value: FieldSource;
  /** What the value is multiplied by. */
  readonly scale: Decimal;
  readonly unit: FieldSource;
  /** Null: the time is when the message came. */
  readonly time: { readonly source: FieldSource; readonly format: TimeFormat } | null;
}

/** How a vendor's JSON is read, as the site's operator gave it. Data, and never run. */
export interface Mapping {
  readonly measurements: readonly MeasurementMapping[];
}

/** What a Sparkplug B gateway's operator may say of it: the units of metrics by the names that the node gives them. */
export interface SparkplugMapping {
  readonly units: ReadonlyMap<string, string>;
}

export const MAPPING_LIMITS = {
  /** Kinds of measurement in a mapping. */
  measurements: 32,
  /** Parts of a pointer. */
  pointerParts: 12,
  /** Characters of a pointer or a constant. */
  characters: 200,
  /** Metrics whose unit is given. */
  units: 1_000,
} as const;
