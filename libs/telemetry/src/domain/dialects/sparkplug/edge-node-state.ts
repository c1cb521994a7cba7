/** What is known of a Sparkplug edge node. Plain JSON; `births` changes only with births and deaths, the rest with every message. */
export interface EdgeNodeState {
  /** Null before the first birth, after a death, and after a message was missed: then nothing is believed until it is born again. */
  readonly births: Births | null;
  /** Of the last message, 0 to 255. */
  readonly seq: number;
  /** When a birth was last asked for, milliseconds since 1970. */
  readonly askedAtMs: number | null;
}

export interface Births {
  /** Of the node's birth; its death bears the same. */
  readonly bdSeq: number;
  /** The node itself and those of its devices that live. */
  readonly sources: readonly BornSource[];
}

export interface BornSource {
  /** Null is the node itself. */
  readonly device: string | null;
  readonly metrics: readonly DeclaredMetric[];
}

export interface DeclaredMetric {
  readonly name: string;
  /** Decimal digits; unique within the node. */
  readonly alias: string | null;
  readonly datatype: number;
  /** What the birth says of it, in whatever writing. */
  readonly engUnit: string | null;
}

export const UNBORN: EdgeNodeState = { births: null, seq: 0, askedAtMs: null };
