import { getAddress } from 'ethers';
import type { Address } from './network.js';

/** The one form in which an address is kept and compared, with the checksum of ERC-55; undefined for what is none or has a wrong checksum. */
export function findAddress(text: string): Address | undefined {
  try {
    return text.startsWith('0x') ? getAddress(text) : undefined;
  } catch {
    return undefined;
  }
}
