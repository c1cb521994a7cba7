import type { EvidenceGrade, Measurement } from './measurement.js';

/** What a finding may do to a loan: nothing but be recorded and shown, warn, or call for margin. In rising order. */
export const CONSEQUENCES = ['record', 'warn', 'call'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** Two sensors that measure the same goods in two ways, set against each other. */
export type Corroboration = 'agrees' | 'differs' | 'unknown';

const BY_GRADE: Readonly<Record<EvidenceGrade, Consequence>> = {
  signed: 'call',
  'tls-only': 'warn',
  unsigned: 'record',
};

/** A call rests on signed readings alone, and on a time that the other side can hold the gateway to. */
export function mayOf({ grade, clock }: Pick<Measurement, 'grade' | 'clock'>): Consequence {
  return clock === 'trusted' ? BY_GRADE[grade] : weaker(BY_GRADE[grade], 'warn');
}

export function weaker(one: Consequence, other: Consequence): Consequence {
  return CONSEQUENCES.indexOf(one) <= CONSEQUENCES.indexOf(other) ? one : other;
}

/**
 * The grade at which readings count **in favour** of the goods, in a mark, once another sensor was heard. Agreement makes an unsigned
 * reading worth what a connection vouches for and never stands in for a signature: who invents one sensor can invent two. What speaks
 * against the goods keeps its own grade: else a thief who takes the tags along would disarm the scale.
 */
export function gradeInFavour(grade: EvidenceGrade, corroboration: Corroboration): EvidenceGrade {
  if (corroboration === 'agrees') return grade === 'unsigned' ? 'tls-only' : grade;
  if (corroboration === 'differs') return grade === 'signed' ? 'tls-only' : 'unsigned';
  return grade;
}
