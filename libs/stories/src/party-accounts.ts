import type { PreparedTransaction } from '@tallystick/act-types';

/** How a world has parties begin with accounts of several persons, so that people can come to sign for them. */
export interface PartyAccounts {
  /** How many persons must approve for whoever has this part; undefined of one that signs with a key. */
  readonly thresholdOf: (part: string) => number | undefined;
  /** Sends what makes an account. */
  readonly send: (creation: PreparedTransaction) => Promise<unknown>;
}
