import type { Reading } from '../../domain/batch/batch.js';
import type { SignedBatch } from '../../domain/batch/signed-batch.js';
import type { RefusalReason } from '../../domain/cose/envelope-refused.js';
import type { EvidenceGrade } from '../../domain/rules/measurement.js';
import type { EnrolledGateway } from './enrolled-gateways.js';
import type { GatewayStatus } from './read-status.js';

export type IntakeRefusal =
  | RefusalReason
  /** The site has no gateway of this name. */
  | 'gateway-unknown'
  /** The gateway is set to another dialect: one that signs is not heard unsigned. */
  | 'dialect-differs';

export interface OpenedBatch {
  readonly kind: 'batch';
  readonly gateway: EnrolledGateway;
  readonly signed: SignedBatch;
}

/** A message of another dialect, which has no number. */
export interface OpenedReadings {
  readonly kind: 'readings';
  readonly gateway: EnrolledGateway;
  readonly hash: Uint8Array;
  readonly readings: readonly Reading[];
  readonly grade: Exclude<EvidenceGrade, 'signed'>;
}

/** A gateway's will or farewell. */
export interface OpenedStatus extends GatewayStatus {
  readonly kind: 'status';
  readonly gateway: EnrolledGateway;
}

export interface RefusedArrival {
  readonly kind: 'refused';
  readonly isKnown: boolean;
  readonly reason: IntakeRefusal;
  readonly message: string;
}

/** What an arrival turned out to be. */
export type OpenedArrival = OpenedBatch | OpenedReadings | OpenedStatus | RefusedArrival;
