import { describe, expect, it } from '@jest/globals';
import { after, Delivery, signedIn } from '../../../testing/sequences.js';
import { gapsOf, unbrokenOf } from './gateway-state.js';
import type { Numbered } from './placement.js';
import { place } from './place.js';

const at = (signed: readonly Numbered[], place: number): Numbered => {
  const batch = signed[place];
  if (!batch) throw new Error(`nothing was signed at ${place}`);
  return batch;
};
const pick = (signed: readonly Numbered[], ...places: number[]) => places.map((place) => at(signed, place));
const kinds = (delivery: Delivery, batches: readonly Numbered[]) => delivery.takeAll(batches).map(({ kind }) => kind);

/** One epoch of six. */
const six = signedIn([{ bootEpoch: 5n, batches: 6 }]);
/** Epochs 1, 2 and 4 of two batches each, places 0 to 5. */
const boots = signedIn([
  { bootEpoch: 1n, batches: 2 },
  { bootEpoch: 2n, batches: 2 },
  { bootEpoch: 4n, batches: 2 },
]);

describe('a batch', () => {
  it('is accepted after the one before it', () => {
    const delivery = new Delivery();
    expect(kinds(delivery, six)).toEqual(Array.from({ length: 6 }, () => 'accepted'));
    expect(gapsOf(delivery.state)).toEqual([]);
    expect(unbrokenOf(delivery.state, 5n)).toEqual({ seq: 5n, hash: at(six, 5).hash });
  });

  it('that comes again is a duplicate', () => {
    const delivery = new Delivery();
    delivery.takeAll(six);
    expect(kinds(delivery, six)).toEqual(Array.from({ length: 6 }, () => 'duplicate'));
  });

  it('that jumps is kept, and what it shows to be missing is remembered', () => {
    const delivery = new Delivery();
    delivery.take(at(six, 0));
    const placement = delivery.take(at(six, 4));
    const gap = { bootEpoch: 5n, from: 1n, to: 3n };
    expect(placement).toMatchObject({ kind: 'gap', opened: [gap], unbroken: { seq: 0n } });
    expect(gapsOf(delivery.state)).toEqual([gap]);
  });

  it('fills a gap, and what follows it counts as unbroken', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(six, 0, 4));
    expect(delivery.take(at(six, 2))).toMatchObject({ kind: 'accepted', fills: true, opened: [] });
    expect(gapsOf(delivery.state).map(({ from, to }) => [from, to])).toEqual([
      [1n, 1n],
      [3n, 3n],
    ]);
    expect(delivery.takeAll(pick(six, 3, 1)).at(-1)).toMatchObject({ unbroken: { seq: 4n }, fills: true });
  });

  it('that is the first to come shows what is missing before it', () => {
    expect(new Delivery().take(at(six, 2))).toMatchObject({ opened: [{ from: 0n, to: 1n }] });
  });

  it('makes no more holes than may be remembered, and is not lost when it does not fit', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(six, 0, 2));
    expect(delivery.take(at(six, 4), 3)).toEqual({ kind: 'too-many-gaps', limit: 3 });
    expect(delivery.take(at(six, 1), 3).kind).toBe('accepted');
    expect(delivery.take(at(six, 4), 3).kind).toBe('gap');
  });

  it('that makes no new hole is accepted whatever may be remembered', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(six, 0, 2, 4));
    expect(delivery.take(at(six, 5), 1).kind).toBe('accepted');
    expect(delivery.take(at(six, 1), 1).kind).toBe('accepted');
  });
});

describe('an equivocation is', () => {
  it('another batch under the same number; the first keeps the place', () => {
    const delivery = new Delivery();
    delivery.takeAll(six);
    const other = after(at(six, 2), 5n, 3n, 'as it suits me');
    expect(delivery.take(other)).toEqual({ kind: 'equivocation', contradicts: 'same-number', restarts: false });
    expect(delivery.take(other)).toEqual({ kind: 'duplicate' });
    expect(delivery.placed.get('5/3')?.hash).toBe(at(six, 3).hash);
  });

  it('a second beginning under the same boot epoch, a replay as well', () => {
    const delivery = new Delivery();
    delivery.takeAll(six);
    const again = signedIn([{ bootEpoch: 5n, batches: 2 }]).map((batch) => ({
      ...batch,
      hash: batch.hash.toReversed(),
    }));
    expect(delivery.takeAll(again)).toEqual([
      { kind: 'equivocation', contradicts: 'same-number', restarts: true },
      { kind: 'equivocation', contradicts: 'same-number', restarts: false },
    ]);
  });

  it('a batch that names another as the one before it than is held', () => {
    const delivery = new Delivery();
    delivery.takeAll(six);
    const fork = after(after(at(six, 4), 5n, 5n, 'another'), 5n, 6n);
    expect(delivery.take(fork)).toMatchObject({ kind: 'equivocation', contradicts: 'other-history' });
    expect(gapsOf(delivery.state)).toEqual([]);
  });

  it('a batch that is not the one which the next names; the right one may still come', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(six, 0, 2));
    const fork = after(at(six, 0), 5n, 1n, 'another');
    expect(delivery.take(fork)).toMatchObject({ kind: 'equivocation', contradicts: 'other-history' });
    expect(delivery.take(at(six, 1))).toMatchObject({ kind: 'accepted', fills: true });
  });

  it('a last batch other than the next epoch names', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(boots, 0, 2));
    expect(delivery.take(after(at(boots, 0), 1n, 1n, 'another'))).toMatchObject({ contradicts: 'other-history' });
  });

  it.each<[string, readonly number[], Numbered]>([
    ['an end before what is held', [0, 1], after(at(boots, 0), 2n, 0n)],
    ['an end that is held otherwise', [0, 1], after(after(at(boots, 0), 1n, 1n, 'another'), 2n, 0n)],
    ['the end of an epoch that another followed', [0, 1, 2], after(at(boots, 1), 4n, 0n)],
    ['an epoch before one that is known', [3], after(at(boots, 1), 4n, 0n)],
    ['an epoch settled long ago', [0, 1, 2, 3, 4], after(at(boots, 1), 6n, 0n)],
  ])('a first batch that names %s', (_, places, first) => {
    const delivery = new Delivery();
    delivery.takeAll(pick(boots, ...places));
    expect(delivery.take(first)).toMatchObject({ kind: 'equivocation', contradicts: 'other-epochs' });
  });
});

describe('an epoch', () => {
  it('shows by its first batch what is missing of the one before', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(boots, 0));
    expect(delivery.take(at(boots, 2))).toMatchObject({ kind: 'gap', opened: [{ bootEpoch: 1n, from: 1n, to: 1n }] });
    expect(delivery.take(at(boots, 4))).toMatchObject({ opened: [{ bootEpoch: 2n, from: 1n, to: 1n }] });
  });

  it('shows one before that never came at all', () => {
    expect(new Delivery().take(at(boots, 4))).toMatchObject({ opened: [{ bootEpoch: 2n, from: 0n, to: 1n }] });
  });

  it('may come late', () => {
    const delivery = new Delivery();
    expect(kinds(delivery, pick(boots, 4, 5, 0, 1, 2, 3))).not.toContain('replay');
    expect(gapsOf(delivery.state)).toEqual([]);
  });

  it('that remembers none before it is told of, for the end before it is not proved', () => {
    const delivery = new Delivery();
    delivery.takeAll(pick(boots, 0, 1));
    expect(delivery.take(after(undefined, 2n, 0n))).toMatchObject({ kind: 'accepted', forgets: true });
    expect(new Delivery().take(at(boots, 0))).toMatchObject({ kind: 'accepted', forgets: false });
  });

  it('that is whole, with all before it, costs no memory', () => {
    const delivery = new Delivery();
    delivery.takeAll(boots);
    expect(delivery.state.epochs.map(({ bootEpoch }) => bootEpoch)).toEqual([4n]);
    expect(delivery.state.settled).toEqual([{ from: 1n, until: 2n }]);
    expect(kinds(delivery, boots)).toEqual(Array.from({ length: 6 }, () => 'duplicate'));
  });
});

describe('a replay is', () => {
  it.each<[string, readonly number[], Numbered]>([
    ['a batch after the end of its epoch', [0, 2], after(at(boots, 1), 1n, 2n)],
    ['a batch of an epoch that the chain passes over', [0, 1, 2, 3, 4], after(undefined, 3n, 0n)],
    ['a batch after the end of a settled epoch', [0, 1, 2, 3, 4], after(at(boots, 1), 1n, 2n)],
    ['a batch of an epoch among settled ones', [0, 1, 2, 3, 4, 5], after(undefined, 2n, 9n)],
    ['an epoch earlier than the first', [4, 2], after(undefined, 3n, 0n)],
  ])('%s', (_, places, batch) => {
    const delivery = new Delivery();
    delivery.takeAll(pick(boots, ...places));
    expect(delivery.take(batch)).toEqual({ kind: 'replay' });
    expect(delivery.take(batch)).toEqual({ kind: 'duplicate' });
  });
});

it('a caller that forgets what it stored is told so', () => {
  const delivery = new Delivery();
  delivery.takeAll(six);
  expect(() => place(delivery.state, at(six, 3))).toThrow('its hash was not given');
});
