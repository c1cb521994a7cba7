import { describe, expect, it } from '@jest/globals';
import { encodeRlp, id, keccak256, toBeHex } from 'ethers';
import { StateTrie } from '../../../../test/support/state-trie.js';
import { EMPTY_ROOT, nodeOf, rootOf } from './trie.js';
import { provenValue } from './trie-proof.js';

/** Of a tree that is made anew for each proof. */
const SOME = 10;

const keyOf = (index: number) => id(`key ${index}`);
const valueOf = (index: number) => encodeRlp([toBeHex(index + 1), id(`value ${index}`)]);

function trieOf(count: number): StateTrie {
  return new StateTrie(new Map(Array.from({ length: count }, (_, index) => [keyOf(index), valueOf(index)])));
}

function proven(trie: StateTrie, key: string, proof = trie.proofOf(key)) {
  return provenValue(trie.root, keccak256(key), proof);
}

describe('a proof from a tree’s root', () => {
  it.each([1, 2, 3, 17, 300])('gives the values of %i, and that there is no other', (count) => {
    const trie = trieOf(count);
    for (let index = 0; index < Math.min(count, SOME); index++) {
      expect(proven(trie, keyOf(index))).toEqual({ value: valueOf(index) });
      expect(proven(trie, keyOf(count + index))).toEqual({ value: null });
    }
  });

  it('also goes through nodes that stand in their parents', () => {
    const leaves = ['a711', 'a712', 'a7f3'].map((path, index) => ({ path, value: toBeHex(index + 1) }));
    // An extension, and a branch in which all else stands.
    const nodes = [0, 2].map((depth) => encodeRlp(nodeOf(leaves, depth)));
    for (const { path, value } of leaves) expect(provenValue(rootOf(leaves), `0x${path}`, nodes)).toEqual({ value });
    for (const path of ['a713', 'a7e3', 'b711']) {
      expect(provenValue(rootOf(leaves), `0x${path}`, nodes)).toEqual({ value: null });
    }
  });

  it('of an empty tree says that there is nothing', () => {
    expect(provenValue(EMPTY_ROOT, id('any'), [])).toEqual({ value: null });
  });

  it('of another root proves nothing', () => {
    const [trie, other] = [trieOf(17), trieOf(18)];
    expect(proven(trie, keyOf(3), other.proofOf(keyOf(3)))).toBeUndefined();
  });

  it('with any of its nodes altered or left out proves nothing', () => {
    const trie = trieOf(300);
    const proof = trie.proofOf(keyOf(3));
    expect(proof.length).toBeGreaterThan(2);
    for (const index of proof.keys()) {
      const left = proof.filter((_, at) => at !== index);
      expect(proven(trie, keyOf(3), left)).toBeUndefined();
      const altered = proof.map((node, at) =>
        at === index ? `${node.slice(0, -2)}${node.endsWith('7') ? '00' : '77'}` : node,
      );
      expect(proven(trie, keyOf(3), altered)).toBeUndefined();
    }
  });

  it('of another key proves nothing of this one', () => {
    const trie = trieOf(300);
    const [here, there] = [trie.proofOf(keyOf(3)), trie.proofOf(keyOf(5))];
    expect(here.length).toBeGreaterThan(2);
    expect(proven(trie, keyOf(3), there)).toBeUndefined();
  });

  it('that is no list of nodes proves nothing', () => {
    const garbage = '0xff77';
    expect(provenValue(keccak256(garbage), id('any'), [garbage])).toBeUndefined();
    const bytes = encodeRlp('0x1234');
    expect(provenValue(keccak256(bytes), id('any'), [bytes])).toBeUndefined();
  });
});
