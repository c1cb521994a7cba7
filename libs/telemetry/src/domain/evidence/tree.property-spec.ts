import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toHex, withBitFlipped } from '../../testing/bytes.js';
import { grown } from '../../testing/logs.js';
import { appendLeaf, compactRange } from './compact-range.js';
import { consistencyProof, inclusionProof, nodesOfConsistency, nodesOfInclusion } from './proofs.js';
import { NodeMissing, OutsideTree } from './tree-errors.js';
import { isConsistent, isIncluded } from './verify-proofs.js';

const SIZE = 300;
const data = Array.from({ length: SIZE }, (_, place) => Buffer.from(`leaf ${place}`));

/** RFC 9162 2.1, as it is written there: nothing of what is tested is used. */
const digest = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const split = (n: number): number => 2 ** (Math.ceil(Math.log2(n)) - 1);
const cache = new Map<string, Buffer>();
function mth(from: number, to: number): Buffer {
  const name = `${from}-${to}`;
  const known = cache.get(name);
  if (known) return known;
  const n = to - from;
  const middle = from + split(n);
  const hash =
    n === 0
      ? digest()
      : n === 1
        ? digest(LEAF, data[from] as Buffer)
        : digest(NODE, mth(from, middle), mth(middle, to));
  cache.set(name, hash);
  return hash;
}
function path(m: number, from: number, to: number): Buffer[] {
  const n = to - from;
  if (n === 1) return [];
  const k = split(n);
  return m < k ? [...path(m, from, from + k), mth(from + k, to)] : [...path(m - k, from + k, to), mth(from, from + k)];
}
function subproof(m: number, from: number, to: number, whole: boolean): Buffer[] {
  const n = to - from;
  if (m === n) return whole ? [] : [mth(from, to)];
  const k = split(n);
  return m <= k
    ? [...subproof(m, from, from + k, whole), mth(from + k, to)]
    : [...subproof(m - k, from + k, to, false), mth(from, from + k)];
}

const leaves = data.map((_, place) => Uint8Array.from(mth(place, place + 1)));
const log = grown(leaves);
const leaf = (index: number) => leaves[index] ?? new Uint8Array();
const head = (size: number) => ({ size, root: log.roots[size] ?? new Uint8Array() });
const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);

/** A size, and an index below it. */
const anyLeaf = fc
  .integer({ min: 1, max: SIZE })
  .chain((size) => fc.tuple(fc.constant(size), fc.integer({ min: 0, max: size - 1 })));
const anyGrowth = fc
  .integer({ min: 1, max: SIZE })
  .chain((second) => fc.tuple(fc.integer({ min: 1, max: second }), fc.constant(second)));
const otherThan = (value: number, max: number) => fc.integer({ min: 0, max }).filter((other) => other !== value);

describe('the tree', () => {
  it("has the standard's root at every size", () => {
    expect(hex(log.roots)).toEqual(Array.from({ length: SIZE + 1 }, (_, size) => toHex(mth(0, size))));
  });

  it('stores each complete subtree once, and of its edge one for each bit', () => {
    expect(log.range.subtrees).toHaveLength(4); // 300 = 256 + 32 + 8 + 4
    expect(log.stored).toBe(2 * SIZE - 4);
  });

  it('goes on from what was stored of it', () => {
    const again = compactRange(log.range.size, log.range.subtrees);
    expect(appendLeaf(again, leaf(0)).range.size).toBe(SIZE + 1);
    expect(() => compactRange(SIZE, log.range.subtrees.slice(1))).toThrow(OutsideTree);
    expect(() => compactRange(-1, [])).toThrow(OutsideTree);
    expect(() => compactRange(1, [new Uint8Array(31)])).toThrow(OutsideTree);
  });
});

describe('a proof of inclusion', () => {
  it("is the standard's, from stored nodes alone, and verifies", () => {
    fc.assert(
      fc.property(anyLeaf, ([size, index]) => {
        const proof = inclusionProof(index, size, log.read);
        expect(hex(proof)).toEqual(hex(path(index, 0, size)));
        expect(isIncluded(leaf(index), index, head(size), proof)).toBe(true);
        expect(nodesOfInclusion(index, size).every((node) => (node.index + 1) * 2 ** node.level <= size)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('verifies with no bit changed, no hash more or less, for no other index', () => {
    const anyChange = anyLeaf.chain(([size, index]) =>
      fc.record({
        size: fc.constant(size),
        index: fc.constant(index),
        other: fc.integer({ min: 0, max: SIZE }).filter((other) => other !== index),
        bit: fc.nat(),
        place: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(anyChange, ({ size, index, other, bit, place }) => {
        const proof = inclusionProof(index, size, log.read);
        const changed = proof.map((hash, at) => (at === place % proof.length ? withBitFlipped(hash, bit) : hash));
        const tree = head(size);
        const attempts = [
          isIncluded(withBitFlipped(leaf(index), bit), index, tree, proof),
          isIncluded(leaf(index), index, { size, root: withBitFlipped(tree.root, bit) }, proof),
          isIncluded(leaf(index), other, tree, proof),
          isIncluded(leaf((index + 1) % SIZE), index, tree, proof),
          isIncluded(leaf(index), index, tree, [...proof, leaf(0)]),
          isIncluded(leaf(index), index, tree, [leaf(0), ...proof]),
          ...(proof.length ? [isIncluded(leaf(index), index, tree, changed)] : []),
          ...(proof.length ? [isIncluded(leaf(index), index, tree, proof.slice(1))] : []),
          ...(proof.length ? [isIncluded(leaf(index), index, tree, proof.slice(0, -1))] : []),
        ];
        expect(attempts).not.toContain(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('verifies against the head of no other size', () => {
    fc.assert(
      fc.property(
        anyLeaf.chain(([size, index]) => fc.tuple(fc.constant(size), fc.constant(index), otherThan(size, SIZE))),
        ([size, index, other]) => {
          expect(isIncluded(leaf(index), index, head(other), inclusionProof(index, size, log.read))).toBe(false);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('does not bind a size by itself: the path of leaf 0 in 8 leaves fits 5 to 8', () => {
    const proof = inclusionProof(0, 8, log.read);
    const sizes = Array.from({ length: 20 }, (_, size) => size);
    expect(sizes.filter((size) => isIncluded(leaf(0), 0, { size, root: head(8).root }, proof))).toEqual([5, 6, 7, 8]);
  });

  it.each([
    [0, 0],
    [8, 8],
    [-1, 8],
    [0.5, 8],
    [Number.NaN, 8],
    [0, 2 ** 53],
  ])('is not made of leaf %d in %d leaves', (index, size) => {
    expect(() => inclusionProof(index, size, log.read)).toThrow(OutsideTree);
    expect(isIncluded(leaf(0), index, { size, root: head(8).root }, [])).toBe(false);
  });

  it('is not made without its nodes', () => {
    expect(() => inclusionProof(0, 8, () => undefined)).toThrow(NodeMissing);
  });

  it('takes hashes of 32 bytes alone', () => {
    const proof = inclusionProof(2, 4, log.read);
    const joined = Uint8Array.from([...(proof[0] ?? []), ...leaf(1)]);
    expect(isIncluded(leaf(2), 2, head(4), [joined, ...proof.slice(1)])).toBe(false);
    expect(isIncluded(new Uint8Array(31), 0, { size: 1, root: new Uint8Array(31) }, [])).toBe(false);
  });

  it('counts beyond 32 bits', () => {
    const size = 2 ** 33 + 1;
    const proof = inclusionProof(2 ** 33, size, () => leaf(0));
    expect(proof).toHaveLength(1);
    expect(nodesOfInclusion(2 ** 32, size)[32]).toEqual({ level: 32, index: 0 });
    const root = grown([leaf(0), leaf(1)]).roots[2] ?? leaf(0);
    expect(isIncluded(leaf(1), 2 ** 33, { size, root }, proof)).toBe(true);
  });
});

describe('a proof of consistency', () => {
  it("is the standard's, from stored nodes alone, and verifies", () => {
    fc.assert(
      fc.property(anyGrowth, ([first, second]) => {
        const proof = consistencyProof(first, second, log.read);
        expect(hex(proof)).toEqual(hex(subproof(first, 0, second, true)));
        expect(isConsistent(head(first), head(second), proof)).toBe(true);
        expect(nodesOfConsistency(first, second).every((node) => (node.index + 1) * 2 ** node.level <= second)).toBe(
          true,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('verifies with no bit changed, no hash more or less, between no other heads', () => {
    const anyChange = anyGrowth.chain(([first, second]) =>
      fc.record({
        first: fc.constant(first),
        second: fc.constant(second),
        otherFirst: otherThan(first, SIZE),
        otherSecond: otherThan(second, SIZE),
        bit: fc.nat(),
        place: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(anyChange, ({ first, second, otherFirst, otherSecond, bit, place }) => {
        const proof = consistencyProof(first, second, log.read);
        const [one, two] = [head(first), head(second)];
        const changed = proof.map((hash, at) => (at === place % proof.length ? withBitFlipped(hash, bit) : hash));
        const attempts = [
          isConsistent({ size: first, root: withBitFlipped(one.root, bit) }, two, proof),
          isConsistent(one, { size: second, root: withBitFlipped(two.root, bit) }, proof),
          isConsistent(head(otherFirst), two, proof),
          isConsistent(one, head(otherSecond), proof),
          isConsistent(one, two, [...proof, leaf(0)]),
          isConsistent(one, two, [leaf(0), ...proof]),
          ...(proof.length ? [isConsistent(one, two, changed)] : []),
          ...(proof.length ? [isConsistent(one, two, proof.slice(1))] : []),
          ...(proof.length ? [isConsistent(one, two, proof.slice(0, -1))] : []),
        ];
        expect(attempts).not.toContain(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('binds the size of the first tree, given the second', () => {
    for (let second = 2; second <= 40; second += 1) {
      for (let first = 1; first < second; first += 1) {
        const proof = consistencyProof(first, second, log.read);
        const sizes = Array.from({ length: second }, (_, size) => size);
        const fitting = sizes.filter((size) => isConsistent({ size, root: head(first).root }, head(second), proof));
        expect(fitting).toEqual([first]);
      }
    }
  });

  it.each([
    [0, 8],
    [9, 8],
    [-1, 8],
    [1.5, 8],
  ])('is not made from %d to %d', (first, second) => {
    expect(() => consistencyProof(first, second, log.read)).toThrow(OutsideTree);
    expect(isConsistent({ size: first, root: head(8).root }, head(8), [])).toBe(false);
  });
});
