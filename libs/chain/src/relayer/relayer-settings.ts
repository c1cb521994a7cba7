import type { Network } from '@tallystick/act-types';
import type { Finality } from '@tallystick/platform';
import type { WorkerFaultPoints } from '../contracts/fault-points.js';

/** Every limit of the relayer, with its unit and reason. */
export interface RelayerLimits {
  /** Acts in one transaction at most: their checks go to the node at once. */
  readonly batchActs: number;
  /** Gas of one transaction at most; a transaction may not have more than 2^24 (EIP-7825). */
  readonly batchGas: number;
  /** Calldata of one transaction at most; nodes refuse transactions over 128 KiB. */
  readonly batchCalldataBytes: number;
  /** Transactions of one key that wait for a block at most: what a node would drop when its pool is small. */
  readonly inFlightPerLane: number;
  /** A transaction that no block took is sent again after this long, as it is: a node forgets its pool when it falls. */
  readonly resendAfterMs: number;
  /** And with a higher fee after this long. */
  readonly raiseFeeAfterMs: number;
  /** No fee is offered beyond this, wei per gas. */
  readonly maxFeePerGasWei: bigint;
  /** First pause before an act that failed is tried again; doubles with each failure. */
  readonly retryAfterMs: number;
  readonly retryAfterAtMostMs: number;
  /** How far past finality a transaction is kept, to be sent again should the chain fall behind it after all. */
  readonly keepBlocks: number;
}

export const RELAYER_LIMITS: RelayerLimits = {
  batchActs: 50,
  batchGas: 14_000_000,
  batchCalldataBytes: 100_000,
  inFlightPerLane: 4,
  resendAfterMs: 3_000,
  raiseFeeAfterMs: 30_000,
  maxFeePerGasWei: 1_000_000_000_000n,
  retryAfterMs: 500,
  retryAfterAtMostMs: 120_000,
  keepBlocks: 1_000,
};

export interface RelayerSettings {
  readonly network: Network;
  readonly finality: Finality;
  readonly pollMs: number;
  /** Each key is a lane of its own: its transactions are numbered apart from all others'. */
  readonly privateKeys: readonly string[];
  readonly limits?: Partial<RelayerLimits>;
  readonly faults?: WorkerFaultPoints;
}
