import { describe, expect, it } from '@jest/globals';
import { AbiCoder, concat, id, keccak256 } from 'ethers';
import { type AnchorBatch, anchorBatchDigest, type Network } from './index.js';

const address = (digit: number) => `0x${String(digit).repeat(40)}`;
const contracts = { evidenceLog: address(4), receivables: address(5) };
const network = { chainId: '7', contracts } as unknown as Network;
const batch: AnchorBatch = {
  log: address(1),
  anchors: [
    { site: id('site 1'), previousSize: '0', treeSize: '7', root: id('root 1') },
    { site: id('site 2'), previousSize: '12', treeSize: '18446744073709551615', root: id('root 2') },
  ],
  deadline: '1800000000',
};

const ANCHOR = 'Anchor(bytes32 site,uint64 previousSize,uint64 treeSize,bytes32 root)';
const BATCH = `AnchorBatch(address log,Anchor[] anchors,uint48 deadline)${ANCHOR}`;
const DOMAIN = 'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)';

/** By the words of EIP-712, step by step. */
function digestByHand({ log, anchors, deadline }: AnchorBatch): string {
  const hash = (types: readonly string[], values: readonly unknown[]) =>
    keccak256(AbiCoder.defaultAbiCoder().encode(types, values));
  const anchorHashes = anchors.map(({ site, previousSize, treeSize, root }) =>
    hash(['bytes32', 'bytes32', 'uint64', 'uint64', 'bytes32'], [id(ANCHOR), site, previousSize, treeSize, root]),
  );
  const list = keccak256(concat(anchorHashes));
  const struct = hash(['bytes32', 'address', 'bytes32', 'uint48'], [id(BATCH), log, list, deadline]);
  const domain = hash(
    ['bytes32', 'bytes32', 'bytes32', 'uint256', 'address'],
    [id(DOMAIN), id('Tallystick'), id('1'), 7, address(4)],
  );
  return keccak256(concat(['0x1901', domain, struct]));
}

describe('the digest of a log’s anchors', () => {
  it('is what EIP-712 says, in the evidence log’s domain', () => {
    expect(anchorBatchDigest(batch, network)).toBe(digestByHand(batch));
    const none = { ...batch, anchors: [] };
    expect(anchorBatchDigest(none, network)).toBe(digestByHand(none));
  });

  it('is another on another network, for another log and in another order', () => {
    const digests = [
      anchorBatchDigest(batch, network),
      anchorBatchDigest(batch, { ...network, chainId: '8' }),
      anchorBatchDigest({ ...batch, log: address(2) }, network),
      anchorBatchDigest({ ...batch, anchors: [...batch.anchors].reverse() }, network),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });
});
