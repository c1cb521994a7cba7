import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fromHex, toHex } from '../../testing/bytes.js';
import { type EvidenceLeaf, leafHash } from './evidence-leaf.js';

const LEAF: EvidenceLeaf = { envelope: fromHex('d284'), receivedAtMs: 1_795_000_000_000, lease: 7n };

describe('the leaf of a batch', () => {
  it('is the hash of these bytes: 0, length, envelope, received at, lease', () => {
    const bytes = fromHex(['00', '00000002', 'd284', '000001a1ee565e00', '0000000000000007'].join(''));
    expect(toHex(leafHash(LEAF))).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each<[string, Partial<EvidenceLeaf>]>([
    ['envelope', { envelope: fromHex('d285') }],
    ['time', { receivedAtMs: LEAF.receivedAtMs + 1 }],
    ['lease', { lease: 8n }],
  ])('is another for another %s', (_, changes) => {
    expect(toHex(leafHash({ ...LEAF, ...changes }))).not.toBe(toHex(leafHash(LEAF)));
  });

  it('is another when bytes move from one field to the next', () => {
    const longer = { ...LEAF, envelope: fromHex('d284' + '000001a1ee565e00'), receivedAtMs: 7, lease: 0n };
    expect(toHex(leafHash(longer))).not.toBe(toHex(leafHash(LEAF)));
  });
});
