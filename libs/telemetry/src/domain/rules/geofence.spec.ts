import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleared, MINUTE, raised, ruleRun, START } from '../../testing/rule-run.js';
import { COSINE_ONE, cosineOfMicrodegrees } from './fixed-point-cosine.js';
import { geofence } from './geofence.js';
import { isOutsideByMoreThan, type Polygon, type Position } from './polygon.js';
import type { FixEvent } from './rule-event.js';

/** About a kilometre square in Shanghai. */
const [WEST, SOUTH, SIDE] = [121_500_000, 31_200_000, 10_000];
const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];
const site: Polygon = [square(WEST, SOUTH, SIDE)];
const [INSIDE, FAR]: [Position, Position] = [
  [WEST + 5_000, SOUTH + 5_000],
  [WEST + 50_000, SOUTH],
];

const fix = ([longitude, latitude]: Position, n: number, more: Partial<FixEvent> = {}): FixEvent => {
  const at = START + n * MINUTE;
  const when = { at, receivedAt: at, clock: 'trusted', grade: 'signed' } as const;
  return { kind: 'fix', device: 'tracker-1', longitude, latitude, accuracyMetres: 10, ...when, ...more };
};
const run = (polygon: unknown = site, more = {}) => ruleRun(geofence, { device: 'tracker-1', polygon, ...more });
const fixes = (...positions: readonly Position[]) => positions.map((position, n) => fix(position, n));

describe('the cosine in integers', () => {
  it('is what floating point says, as far as that goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90_000_000, max: 90_000_000 }), (angle) => {
        const exact = Number(cosineOfMicrodegrees(angle)) / Number(COSINE_ONE);
        expect(Math.abs(exact - Math.cos((angle / 180_000_000) * Math.PI))).toBeLessThan(1e-14);
      }),
    );
  });
});

describe('outside a polygon by more than a distance', () => {
  // 111.195 m are a thousandth of a degree of latitude; 95.1 m of longitude at 31.2 degrees north.
  it.each<[string, Position, number, boolean]>([
    ['inside', INSIDE, 0, false],
    ['on the edge', [WEST, SOUTH + 1], 0, false],
    ['on a corner', [WEST, SOUTH], 0, false],
    ['a thousandth south, within its distance', [WEST + 5_000, SOUTH - 1_000], 112, false],
    ['a thousandth south, beyond', [WEST + 5_000, SOUTH - 1_000], 111, true],
    ['a thousandth east, within its distance', [WEST + SIDE + 1_000, SOUTH + 5_000], 96, false],
    ['a thousandth east, beyond', [WEST + SIDE + 1_000, SOUTH + 5_000], 95, true],
    ['off a corner, within its distance', [WEST - 1_000, SOUTH - 1_000], 147, false],
    ['off a corner, beyond', [WEST - 1_000, SOUTH - 1_000], 146, true],
    ['on the other side of the earth', [WEST - 180_000_000, -SOUTH], 10_000, true],
  ])('is, %s, decided', (_, position, metres, isOutside) => {
    expect(isOutsideByMoreThan(site, position, metres)).toBe(isOutside);
  });

  it('knows holes', () => {
    const ring: Polygon = [square(WEST, SOUTH, SIDE), square(WEST + 4_000, SOUTH + 4_000, 2_000)];
    expect(isOutsideByMoreThan(ring, INSIDE, 50)).toBe(true);
    expect(isOutsideByMoreThan(ring, INSIDE, 96)).toBe(false);
    expect(isOutsideByMoreThan(ring, [WEST + 1_000, SOUTH + 1_000], 0)).toBe(false);
  });

  it('knows a site across the 180th meridian', () => {
    const fiji: Polygon = [
      [
        [179_990_000, -16_000_000],
        [-179_990_000, -16_000_000],
        [-179_990_000, -15_990_000],
        [179_990_000, -15_990_000],
      ],
    ];
    for (const longitude of [179_995_000, 180_000_000, -180_000_000, -179_995_000]) {
      expect(isOutsideByMoreThan(fiji, [longitude, -15_995_000], 0)).toBe(false);
    }
    expect(isOutsideByMoreThan(fiji, [179_980_000, -15_995_000], 100)).toBe(true);
    expect(isOutsideByMoreThan(fiji, [0, -15_995_000], 100)).toBe(true);
  });

  it('is the same whichever corner comes first and whichever way round', () => {
    const ring = square(WEST, SOUTH, SIDE);
    const position = fc.tuple(fc.integer({ min: -3_000, max: 13_000 }), fc.integer({ min: -3_000, max: 13_000 }));
    fc.assert(
      fc.property(position, fc.integer({ min: 0, max: 3 }), ([x, y], first) => {
        const inside = x >= 0 && x <= SIDE && y >= 0 && y <= SIDE;
        for (const way of [ring, ring.toReversed()]) {
          const turned = [...way.slice(first), ...way.slice(0, first)];
          expect(isOutsideByMoreThan([turned], [WEST + x, SOUTH + y], 0)).toBe(!inside);
        }
      }),
    );
  });
});

describe('a geofence', () => {
  it('is left with the third fix of five outside', () => {
    const made = run();
    expect(raised(made.send(...fixes(FAR, INSIDE, FAR, INSIDE)))).toEqual([]);
    expect(raised(made.send(fix(FAR, 5)))).toMatchObject([
      { message: '3 of the last 5 fixes of tracker-1 are outside its site.', may: 'call' },
    ]);
  });

  it('is not left by two of five', () => {
    expect(raised(run().send(...fixes(FAR, FAR, INSIDE, INSIDE, INSIDE, FAR, FAR, INSIDE)))).toEqual([]);
  });

  it('is entered again with the third fix of five inside', () => {
    const made = run();
    made.send(...fixes(FAR, FAR, FAR, FAR, FAR));
    expect(cleared(made.send(fix(INSIDE, 6), fix(INSIDE, 7)))).toEqual([]);
    expect(cleared(made.send(fix(INSIDE, 8)))).toHaveLength(1);
  });

  it('is left by a tracker that states a great inaccuracy, or a place that is none', () => {
    const vague = [1, 2, 3].map((n) => fix(FAR, n, { accuracyMetres: 1_000_000 }));
    expect(raised(run().send(...vague))).toHaveLength(1);
    const nowhere = [Number.NaN, 1.5, 400_000_000].map((longitude, n) => fix(INSIDE, n, { longitude }));
    expect(raised(run().send(...nowhere))).toHaveLength(1);
  });

  it('may do what the weakest of the fixes outside may', () => {
    const weak = fix(FAR, 3, { grade: 'tls-only' });
    expect(raised(run().send(fix(FAR, 1), fix(FAR, 2), weak))).toMatchObject([{ may: 'warn' }]);
  });

  it.each<[string, unknown]>([
    ['no ring', []],
    ['a ring of two corners', [square(WEST, SOUTH, SIDE).slice(2)]],
    ['a corner that is no pair', [[[1], [2], [3]]]],
    ['fractions of a microdegree', [square(WEST + 0.5, SOUTH, SIDE)]],
    ['a pole', [square(WEST, 80_000_001, SIDE)]],
    ['more than a degree', [square(WEST, SOUTH, 1_000_001)]],
    ['a hole more than a degree away', [square(WEST, SOUTH, SIDE), square(WEST + 2_000_000, SOUTH, SIDE)]],
    ['too many corners', [Array.from({ length: 501 }, () => [WEST, SOUTH])]],
    ['a text', 'everywhere'],
  ])('refuses a site of %s', (_, polygon) => {
    expect(() => run(polygon)).toThrow('polygon: expected 1 to 20 rings of 3 to 500 corners');
  });
});
