import { concat, keccak256, TypedDataEncoder } from 'ethers';
import { type ActContract, type ActKind, actKind } from './act-kinds.js';
import { actDomain, type Network } from './network.js';
import type { ActMessage } from './message.js';

/** The EIP-712 `types` object of an act, as wallets take it (`eth_signTypedData_v4`). */
export function actTypes(kind: ActKind): Record<string, { name: string; type: string }[]> {
  const { primaryType, fields } = actKind(kind);
  return { [primaryType]: fields.map(({ name, type }) => ({ name, type })) };
}

/** The 32-byte EIP-712 digest that the act's signatories sign and that names the act everywhere. */
export function actDigest(kind: ActKind, message: ActMessage, network: Network): string {
  const separator = domainSeparator(network, actKind(kind).contract);
  return keccak256(concat([EIP_712_PREFIX, separator, encoderOf(kind).hash(message)]));
}

/** The same as a wallet is asked for it: the JSON of `eth_signTypedData_v4`, which it shows its owner field by field. */
export function actTypedData(kind: ActKind, message: ActMessage, network: Network): string {
  const domain = actDomain(network, actKind(kind).contract);
  return JSON.stringify(TypedDataEncoder.getPayload(domain, actTypes(kind), message));
}

/** EIP-191, version 1: structured data. */
const EIP_712_PREFIX = '0x1901';

/** Made once: reading an act's types anew takes longer than hashing what they describe. */
const encoders = new Map<ActKind, TypedDataEncoder>();
const separators = new WeakMap<Network, Map<ActContract, string>>();

function encoderOf(kind: ActKind): TypedDataEncoder {
  const known = encoders.get(kind);
  if (known) return known;
  const made = TypedDataEncoder.from(actTypes(kind));
  encoders.set(kind, made);
  return made;
}

function domainSeparator(network: Network, contract: ActContract): string {
  const ofNetwork = separators.get(network) ?? new Map<ActContract, string>();
  separators.set(network, ofNetwork);
  const known = ofNetwork.get(contract);
  if (known !== undefined) return known;
  const made = TypedDataEncoder.hashDomain(actDomain(network, contract));
  ofNetwork.set(contract, made);
  return made;
}
