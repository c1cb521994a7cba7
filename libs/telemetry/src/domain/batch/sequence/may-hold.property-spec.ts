import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Delivery, keyOf, signedIn } from '../../../testing/sequences.js';
import { mayHold } from './may-hold.js';

const boots = fc.array(
  fc.record({ batches: fc.integer({ min: 1, max: 6 }), forgets: fc.boolean() }, { requiredKeys: ['batches'] }),
  { minLength: 1, maxLength: 4 },
);

describe('whether a batch may be held', () => {
  it('is never denied of one that is, whatever came in whatever order', () => {
    fc.assert(
      fc.property(boots, fc.infiniteStream(fc.nat()), (given, keys) => {
        const signed = signedIn(given.map((boot, at) => ({ bootEpoch: BigInt(at + 1), ...boot })));
        const shuffled = signed.map((batch) => ({ batch, key: keys.next().value as number }));
        const delivery = new Delivery();
        delivery.takeAll(
          shuffled
            .filter(({ key }) => key % 3 > 0)
            .sort((a, b) => a.key - b.key)
            .map(({ batch }) => batch),
        );
        for (const batch of signed) {
          if (delivery.placed.has(keyOf(batch))) expect(mayHold(delivery.state, batch)).toBe(true);
        }
      }),
    );
  });

  it('is denied of one beyond what is known', () => {
    const delivery = new Delivery();
    delivery.takeAll(signedIn([{ bootEpoch: 1n, batches: 3 }]));
    expect(mayHold(delivery.state, { bootEpoch: 1n, seq: 3n })).toBe(false);
    expect(mayHold(delivery.state, { bootEpoch: 2n, seq: 0n })).toBe(false);
  });
});
