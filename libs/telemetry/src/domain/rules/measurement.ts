import type { Decimal } from '@tallystick/kernel';

/** What vouches for a reading: its gateway's signature, the connection that it came over, or nothing. */
export const EVIDENCE_GRADES = ['signed', 'tls-only', 'unsigned'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** Untrusted when the device's clock was over five minutes off; what it says of time is then not used. */
export const CLOCK_TRUSTS = ['trusted', 'untrusted'] as const;
export type ClockTrust = (typeof CLOCK_TRUSTS)[number];

/** One reading as the rules see it, after its batch was verified. */
export interface Measurement {
  readonly device: string;
  readonly metric: string;
  /** When it was measured by the device's clock, milliseconds since 1970. */
  readonly at: number;
  /** When the server received it by its own clock, milliseconds since 1970. */
  readonly receivedAt: number;
  readonly value: Decimal;
  readonly unit: string;
  /** Standard uncertainty, in the unit of the value. */
  readonly uncertainty?: Decimal;
  readonly clock: ClockTrust;
  readonly grade: EvidenceGrade;
}

export type Timed = Pick<Measurement, 'at' | 'receivedAt' | 'clock'>;

/**
 * The time that rules reckon with. Nothing is measured after it was received: a clock that runs ahead, though trusted, must not let a
 * reading stand as the newest until the others have caught up.
 */
export function eventTime({ at, receivedAt, clock }: Timed): number {
  return clock === 'trusted' ? Math.min(at, receivedAt) : receivedAt;
}
