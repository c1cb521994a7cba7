import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_DUPLICATE_RULES } from './duplicate-rules.js';
import { type Cut, type Part, piecesAddingUp } from './piece-sums.js';

const RULES = { ...DEFAULT_DUPLICATE_RULES.cutSum, piecesMax: 4, wholeWithinDays: 12 };

const parts = (prefix: string, lengthMax: number, amountMax: number) =>
  fc
    .array(fc.record({ day: fc.integer({ min: -14, max: 14 }), amount: fc.integer({ min: 1, max: amountMax }) }), {
      maxLength: lengthMax,
    })
    .map((drawn) =>
      drawn.map(({ day, amount }, index): Part => ({ sha256: `${prefix}${index}`, day, amountMinor: BigInt(amount) })),
    );

/** Every choice of the candidates, each held to the definition word by word. */
function bruteForce(candidates: readonly Part[], wholes: readonly Part[], held?: Part): Cut[] {
  return Array.from({ length: 2 ** candidates.length }, (_, mask) => {
    const pieces = [...(held ? [held] : []), ...candidates.filter((_part, index) => (mask >> index) % 2 === 1)];
    return wholes.filter((whole) => isCut(whole, pieces)).map((whole): Cut => ({ whole, pieces }));
  }).flat();
}

function isCut(whole: Part, pieces: readonly Part[]): boolean {
  if (pieces.length < 2 || pieces.length > RULES.piecesMax || pieces.includes(whole)) return false;
  const off = Number(pieces.reduce((sum, { amountMinor }) => sum + amountMinor, 0n) - whole.amountMinor);
  return (
    Math.abs(off) <= pieces.length &&
    pieces.every((a) => pieces.every((b) => Math.abs(a.day - b.day) <= RULES.piecesWithinDays)) &&
    pieces.every((piece) => Math.abs(piece.day - whole.day) <= RULES.wholeWithinDays)
  );
}

const names = (cuts: readonly Cut[]) =>
  cuts
    .map(
      ({ whole, pieces }) =>
        `${whole.sha256}=${pieces
          .map(({ sha256 }) => sha256)
          .sort()
          .join('+')}`,
    )
    .sort();

describe('pieces that add up to a whole', () => {
  it('are found exactly as trying every choice finds them', () => {
    let found = 0;
    fc.assert(
      fc.property(parts('p', 8, 12), parts('w', 4, 40), (pieces, others) => {
        const wholes = [...others, ...pieces.slice(0, 3)];
        const { cuts } = piecesAddingUp(pieces, wholes, RULES);
        found += cuts.length;
        expect(names(cuts)).toEqual(names(bruteForce(pieces, wholes)));
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('are found with one of them held', () => {
    const held: Part = { sha256: 'held', day: 0, amountMinor: 5n };
    fc.assert(
      fc.property(parts('p', 8, 12), parts('w', 4, 40), (pieces, wholes) => {
        const { cuts } = piecesAddingUp(pieces, wholes, RULES, held);
        expect(names(cuts)).toEqual(names(bruteForce(pieces, wholes, held)));
      }),
      { numRuns: 300 },
    );
  });
});
