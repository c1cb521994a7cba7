import { TypedDataEncoder } from 'ethers';
import { type ActKind, actKind } from './act-kinds.js';
import { actDomain, type Network } from './network.js';
import type { ActMessage } from './message.js';

/** The EIP-712 `types` object of an act, as wallets take it (`eth_signTypedData_v4`). */
export function actTypes(kind: ActKind): Record<string, { name: string; type: string }[]> {
  const { primaryType, fields } = actKind(kind);
  return { [primaryType]: fields.map(({ name, type }) => ({ name, type })) };
}

/** The 32-byte EIP-712 digest that the act's signatories sign and that names the act everywhere. */
export function actDigest(kind: ActKind, message: ActMessage, network: Network): string {
  return TypedDataEncoder.hash(actDomain(network, actKind(kind).contract), actTypes(kind), message);
}
