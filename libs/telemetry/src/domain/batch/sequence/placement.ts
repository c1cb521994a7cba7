import type { Batch } from '../batch.js';
import type { Gap, GatewayState, Milestone } from './gateway-state.js';

/** What of a signed batch says where it belongs. */
export interface Numbered extends Pick<Batch, 'bootEpoch' | 'seq' | 'previousHash' | 'previous'> {
  readonly hash: Uint8Array;
}

/** What the store has under the batch's key `(gateway, bootEpoch, seq)`: hashes. */
export interface Held {
  /** Of the batch that has its place in the sequence. */
  readonly placed?: Uint8Array;
  /** Of those kept as evidence of an equivocation or a replay, which have none. */
  readonly aside?: readonly Uint8Array[];
}

/** Two statements of one gateway that cannot both be true. */
export type Contradiction =
  | 'same-number'
  /** What a batch names as the one before it is not what is held there. */
  | 'other-history'
  /** What the first batch of an epoch says of earlier epochs is not what is held of them. */
  | 'other-epochs';

/** Where a batch goes. `accepted` and `gap` are placed; `equivocation` and `replay` are kept aside, with an alarm that stays. */
export type Placement =
  | Placed
  | { readonly kind: 'duplicate' }
  | {
      readonly kind: 'equivocation';
      readonly contradicts: Contradiction;
      /** The gateway began to count again without a new boot epoch: a replay as well. */
      readonly restarts: boolean;
    }
  /** Of an epoch that the gateway had left: after the end it signed for it, or one that its later epochs pass over. */
  | { readonly kind: 'replay' }
  /** Not kept: it would make more holes than are remembered. The gateway has no receipt for it and sends it again. */
  | { readonly kind: 'too-many-gaps'; readonly limit: number };

export interface Placed {
  /** `gap` when it shows that others are missing which were not known to be. */
  readonly kind: 'accepted' | 'gap';
  readonly state: GatewayState;
  /** The last batch before the first hole of this batch's epoch: what a receipt may cover now. */
  readonly unbroken?: Milestone;
  readonly opened: readonly Gap[];
  /** It was known to be missing. */
  readonly fills: boolean;
  /** The first batch of an epoch names none before it, though earlier epochs are known: what they ended with is not proved. */
  readonly forgets: boolean;
}

/** Every limit is a setting. */
export interface SequenceLimits {
  /** Runs and epochs remembered of one gateway. */
  readonly maxRuns: number;
}

export const DEFAULT_SEQUENCE_LIMITS: SequenceLimits = { maxRuns: 1_000 };
