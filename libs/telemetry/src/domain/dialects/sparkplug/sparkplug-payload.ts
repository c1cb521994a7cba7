/** A payload of Sparkplug B (Eclipse Sparkplug 3.0, section 6.4), of it what readings are made of. */
export interface SparkplugPayload {
  /** Milliseconds since 1970. */
  readonly timestamp?: bigint;
  readonly seq?: bigint;
  readonly metrics: readonly SparkplugMetric[];
}

export interface SparkplugMetric {
  readonly name?: string;
  readonly alias?: bigint;
  /** Milliseconds since 1970. */
  readonly timestamp?: bigint;
  readonly datatype?: number;
  readonly isNull: boolean;
  readonly properties: SparkplugProperties;
  readonly value?: SparkplugValue;
}

export interface SparkplugProperties {
  /** By convention of engineering tools; the specification names none for units. */
  readonly engUnit?: string;
  /** Section 6.4.9: 0 is bad, 192 good, 500 stale. */
  readonly quality?: bigint;
}

/** By the field that carries it; which type it is meant to be, the metric's `datatype` says. */
export type SparkplugValue =
  | { readonly as: 'int' | 'long'; readonly bits: bigint }
  | { readonly as: 'float' | 'double'; readonly number: number }
  | { readonly as: 'boolean'; readonly isTrue: boolean }
  | { readonly as: 'text' | 'bytes' | 'dataset' | 'template' | 'extension' };
