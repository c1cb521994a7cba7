import type { Address } from './network.js';

/** A transaction that its sender's own wallet signs: nobody else can make it, and no signature on an act stands in for it. */
export interface PreparedTransaction {
  /** EIP-155, decimal digits. */
  readonly chainId: string;
  readonly to: Address;
  /** Calldata, 0x hex. */
  readonly data: string;
  /** Wei, decimal digits. */
  readonly value: string;
}

/** What of a transaction moves no coins of the chain's: `value` is 0 in all that is prepared here. */
export function callOf(chainId: string, to: Address, data: string): PreparedTransaction {
  return { chainId, to, data, value: '0' };
}
