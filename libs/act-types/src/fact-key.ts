import { TypedDataEncoder } from 'ethers';
import { FACT_KINDS, type FactKind } from './fact-kinds.js';
import { actDomain, type Network } from './network.js';

/** A fact's fields as decimal digits. */
export type FactMessage = Readonly<Record<string, string>>;

/** 32 bytes that name a fact as a digest names an act: the same fact has the same key whoever states it. */
export function factKey(kind: FactKind, message: FactMessage, network: Network): string {
  const { contract, primaryType, fields } = FACT_KINDS[kind];
  const types = { [primaryType]: fields.map(({ name, type }) => ({ name, type })) };
  return TypedDataEncoder.hash(actDomain(network, contract), types, message);
}
