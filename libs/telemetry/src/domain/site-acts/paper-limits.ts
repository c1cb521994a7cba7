import { Decimal, DecimalMalformed } from '@tallystick/kernel';
import { PaperAmountInvalid, PaperSpanInvalid } from './paper-errors.js';

/** For how long and how far off papers may speak, hours. */
export interface PaperLimits {
  /** A scale is not judged while goods are on the move: a movement without end would switch it off. */
  readonly movementHours: number;
  /** A movement is told when it begins, or late. */
  readonly movementLateHours: number;
  readonly openingHours: number;
  readonly openingAheadHours: number;
  readonly releaseHours: number;
}

const HOUR_MS = 3_600_000;
/** By how much a sender's clock may be ahead. */
const AHEAD_MS = 300_000;

/** Milliseconds since 1970. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** @throws PaperSpanInvalid */
export function requireMovementSpan({ from, until }: Span, now: number, limits: PaperLimits): void {
  const { movementHours, movementLateHours } = limits;
  const isNow = from <= now + AHEAD_MS && from >= now - movementLateHours * HOUR_MS;
  if (!isNow || until < from || until - from > movementHours * HOUR_MS) {
    throw new PaperSpanInvalid(
      `a movement that has begun, at most ${movementLateHours} h ago, and lasts at most ${movementHours} h`,
    );
  }
}

/** @throws PaperSpanInvalid */
export function requireOpeningSpan({ from, until }: Span, now: number, limits: PaperLimits): void {
  const { openingHours, openingAheadHours } = limits;
  const isNear = until > now && from <= now + openingAheadHours * HOUR_MS;
  if (!isNear || until <= from || until - from > openingHours * HOUR_MS) {
    throw new PaperSpanInvalid(
      `an opening that is not over, begins at most ${openingAheadHours} h from now, and lasts at most ${openingHours} h`,
    );
  }
}

/** @throws PaperSpanInvalid */
export function requireReleaseSpan({ from, until }: Span, { releaseHours }: PaperLimits): void {
  if (until < from || until - from > releaseHours * HOUR_MS) {
    throw new PaperSpanInvalid(`a release order that is good for at most ${releaseHours} h`);
  }
}

/** @throws PaperAmountInvalid */
export function readAmount(field: string, given: string): Decimal {
  try {
    return Decimal.parse(given);
  } catch (error) {
    if (error instanceof DecimalMalformed) throw new PaperAmountInvalid(field, 'a decimal as text, such as "-125.5"');
    throw error;
  }
}
