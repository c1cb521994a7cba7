import { encodeRlp, keccak256, stripZerosLeft } from 'ethers';
import { rootOf } from './trie.js';

/** The root of an account's storage, whose slots of zero are no part of it. @param slots 32-byte words */
export function storageRoot(slots: ReadonlyMap<string, string>): string {
  const leaves = [...slots]
    .filter(([, value]) => BigInt(value) !== 0n)
    .map(([slot, value]) => ({ path: keccak256(slot).slice(2), value: encodeRlp(stripZerosLeft(value)) }));
  return rootOf(leaves);
}
