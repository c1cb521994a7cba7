import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Boot, Delivery, keyOf, signedIn } from '../../../testing/sequences.js';
import { type Gap, gapsOf } from './gateway-state.js';
import type { Numbered } from './placement.js';

const anyBoots: fc.Arbitrary<Boot[]> = fc
  .array(
    fc.record({
      skipped: fc.integer({ min: 0, max: 2 }),
      batches: fc.integer({ min: 1, max: 7 }),
      forgets: fc.boolean(),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((boots) => {
    let bootEpoch = 0n;
    return boots.map(({ skipped, batches, forgets }) => {
      bootEpoch += 1n + BigInt(skipped);
      return { bootEpoch, batches, forgets };
    });
  });

/** What a gateway signed, the places that are lost, and an order to deliver in, some twice. */
const anyDelivery = anyBoots.chain((boots) => {
  const signed = signedIn(boots);
  const places = signed.map((_, place) => place);
  return fc.record({
    signed: fc.constant(signed),
    lost: fc.subarray(places),
    order: fc.shuffledSubarray([...places, ...places], { minLength: places.length * 2, maxLength: places.length * 2 }),
    refill: fc.shuffledSubarray(places, { minLength: places.length, maxLength: places.length }),
  });
});

const numbersOf = (gaps: readonly Gap[]): string[] =>
  gaps.flatMap(({ bootEpoch, from, to }) =>
    Array.from({ length: Number(to - from) + 1 }, (_, place) => keyOf({ bootEpoch, seq: from + BigInt(place) })),
  );

/** What can be known to be missing: below one of the same epoch, or of an epoch whose end a first batch names. */
function missingOf(signed: readonly Numbered[], arrived: readonly Numbered[]): string[] {
  const keys = new Set(arrived.map(keyOf));
  return signed
    .filter((batch) => !keys.has(keyOf(batch)))
    .filter(({ bootEpoch, seq }) =>
      arrived.some(
        (other) => (other.bootEpoch === bootEpoch && other.seq > seq) || other.previous?.bootEpoch === bootEpoch,
      ),
    )
    .map(keyOf);
}

const inOrder = (batches: Iterable<Numbered>) =>
  [...batches].sort((a, b) => Number(a.bootEpoch - b.bootEpoch) || Number(a.seq - b.seq)).map(keyOf);

describe('what an honest gateway signed, delivered anyhow', () => {
  it('is accepted as a whole, in its order, with the gaps that there were, and without an alarm', () => {
    fc.assert(
      fc.property(anyDelivery, ({ signed, lost, order, refill }) => {
        const delivery = new Delivery();
        const opened = new Set<string>();
        const take = (place: number) => {
          const batch = signed[place] as Numbered;
          const isHeld = delivery.placed.has(keyOf(batch));
          const placement = delivery.take(batch);
          expect(isHeld ? ['duplicate'] : ['accepted', 'gap']).toContain(placement.kind);
          if (!('opened' in placement)) return;
          expect(placement.kind === 'gap').toBe(placement.opened.length > 0);
          expect(placement.fills).toBe(opened.delete(keyOf(batch)));
          for (const key of numbersOf(placement.opened)) {
            expect(opened.has(key)).toBe(false);
            opened.add(key);
          }
          expect(numbersOf(gapsOf(delivery.state)).sort()).toEqual([...opened].sort());
        };
        for (const place of order) if (!lost.includes(place)) take(place);
        expect([...opened].sort()).toEqual(missingOf(signed, [...delivery.placed.values()]).sort());
        for (const place of refill) take(place);
        expect(gapsOf(delivery.state)).toEqual([]);
        expect(inOrder(delivery.placed.values())).toEqual(signed.map(keyOf));
      }),
      { numRuns: 600 },
    );
  });

  it('leaves the same state in whatever order it came', () => {
    fc.assert(
      fc.property(anyDelivery, ({ signed, lost, order, refill }) => {
        const [one, other] = [new Delivery(), new Delivery()];
        const arriving = (places: readonly number[]) =>
          places.filter((place) => !lost.includes(place)).map((place) => signed[place] as Numbered);
        one.takeAll(arriving(order));
        other.takeAll(arriving(refill));
        expect(one.state).toEqual(other.state);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its places whatever else was signed with its key', () => {
    fc.assert(
      fc.property(anyDelivery, fc.nat(), ({ signed, order }, chosen) => {
        const delivery = new Delivery();
        delivery.takeAll(signed);
        const original = signed[chosen % signed.length] as Numbered;
        const forged = { ...original, hash: original.hash.toReversed() };
        expect(delivery.take(forged).kind).toBe('equivocation');
        delivery.takeAll(order.map((place) => signed[place] as Numbered));
        expect([...delivery.placed.values()]).toEqual(signed);
      }),
      { numRuns: 100 },
    );
  });
});
