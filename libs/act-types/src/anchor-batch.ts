import { TypedDataEncoder } from 'ethers';
import { fields } from './field.js';
import { actDomain, type Address, type Network } from './network.js';

/** What a log says of one site: its tree, which had `previousSize` leaves when it was last anchored, has `treeSize` now, under `root`. */
export interface Anchor {
  /** 0x and 64 hex digits. Sites numbered in a row are anchored for less than others. */
  readonly site: string;
  /** Leaves, decimal digits; 0 for the site's first anchor. */
  readonly previousSize: string;
  /** Leaves, decimal digits. */
  readonly treeSize: string;
  /** RFC 9162's Merkle tree hash, 0x hex. */
  readonly root: string;
}

/** Anchors of one log's sites, under one signature. No act: it changes nobody's rights. */
export interface AnchorBatch {
  /** The account that keeps the log, and signs. */
  readonly log: Address;
  readonly anchors: readonly Anchor[];
  /** Seconds since 1970, decimal digits. */
  readonly deadline: string;
}

/** The deadline may lie at most this many seconds after the block that anchors. */
export const ANCHOR_SECONDS_MAX = 86_400;

/** The EIP-712 `types` object, as wallets take it (`eth_signTypedData_v4`). */
export const ANCHOR_BATCH_TYPES: Record<string, { name: string; type: string }[]> = {
  AnchorBatch: members('address log, Anchor[] anchors, uint48 deadline'),
  Anchor: members('bytes32 site, uint64 previousSize, uint64 treeSize, bytes32 root'),
};

/** The EIP-712 digest that the log's account signs, in the evidence log's domain. */
export function anchorBatchDigest(batch: AnchorBatch, network: Network): string {
  return TypedDataEncoder.hash(actDomain(network, 'evidenceLog'), ANCHOR_BATCH_TYPES, batch);
}

function members(declaration: string): { name: string; type: string }[] {
  return fields(declaration).map((field) => ({ ...field }));
}
