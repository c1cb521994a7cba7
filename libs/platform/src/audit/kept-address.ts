import { isIPv4 } from 'node:net';
import { networkOf } from '../http/network-of.js';

export const ADDRESSES_KEPT = ['none', 'network', 'whole'] as const;
export type AddressesKept = (typeof ADDRESSES_KEPT)[number];

/** What is kept of where a request came from: nothing, the first 24 bits of IPv4 and 48 of IPv6, or all. An address may be a person's. */
export function keptAddress(ip: string, kept: AddressesKept): string | null {
  if (kept === 'none') return null;
  const network = networkOf(ip);
  if (kept === 'whole') return isIPv4(network) ? network : (ip.split('%')[0] ?? ip);
  if (isIPv4(network)) return `${network.split('.').slice(0, 3).join('.')}.0/24`;
  return `${network.split(':').slice(0, 3).join(':')}::/48`;
}
