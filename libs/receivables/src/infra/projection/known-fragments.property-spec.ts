import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KnownFragments } from './known-fragments.js';
import type { LedgerFragment } from './ledger-fragment.entity.js';

const LENGTH = 40;

const fragment = (from: number, to: number): LedgerFragment => ({
  ...{ receivable: '1', from: String(from), to: String(to), holder: '1', programme: '0', version: '1' },
  ...{ pledgee: '0', recourse: '0', frozen: false, locked: false, disputed: false },
});

/** Where fragments begin and end, from 0 to the whole length. */
const cuts = fc
  .uniqueArray(fc.integer({ min: 1, max: LENGTH - 1 }), { maxLength: 10 })
  .map((inner) => [0, ...inner.sort((a, b) => a - b), LENGTH]);

const steps = fc.array(
  fc.record({ point: fc.nat(LENGTH - 1), cut: fc.nat(LENGTH), what: fc.constantFrom('read', 'cut', 'end', 'write') }),
  { maxLength: 40 },
);

/** The table: what was written last. */
class Table {
  rows: LedgerFragment[];

  constructor(bounds: readonly number[]) {
    this.rows = bounds.slice(1).map((to, place) => fragment(bounds[place] ?? 0, to));
  }

  at(point: number): LedgerFragment | undefined {
    return this.rows.find(({ from, to }) => Number(from) <= point && point < Number(to));
  }

  write({ gone, made }: ReturnType<KnownFragments['takeChanges']>): void {
    for (const { from } of gone) expect(this.rows.some((row) => row.from === from)).toBe(true);
    this.rows = this.rows.filter((row) => !gone.some(({ from }) => from === row.from)).concat(made);
  }
}

describe('KnownFragments', () => {
  it('says at each moment what the table would say had every change been written at once', () => {
    fc.assert(
      fc.property(cuts, steps, (bounds, todo) => {
        const [table, mirror, known] = [new Table(bounds), new Table(bounds), new KnownFragments()];
        const read = (point: number) => {
          const row = known.isKnown(BigInt(point)) ? undefined : table.at(point);
          if (row) known.learn(row);
          return known.at(BigInt(point));
        };
        for (const { point, cut, what } of todo) {
          const row = read(point);
          expect(row).toEqual(mirror.at(point));
          if (what === 'write') table.write(known.takeChanges());
          if (!row || what === 'read' || what === 'write') continue;
          const inside = Number(row.from) < cut && cut < Number(row.to);
          const parts =
            what === 'end'
              ? []
              : inside
                ? [fragment(Number(row.from), cut), fragment(cut, Number(row.to))]
                : [{ ...row }];
          known.remove(row);
          for (const part of parts) known.add(part);
          mirror.write({ gone: [row], made: parts });
        }
        table.write(known.takeChanges());
        const byPlace = (rows: readonly LedgerFragment[]) => rows.toSorted((a, b) => Number(a.from) - Number(b.from));
        expect(byPlace(table.rows)).toEqual(byPlace(mirror.rows));
      }),
      { numRuns: 500 },
    );
  });
});
