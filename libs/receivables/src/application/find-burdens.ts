import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { debtorOf, type ReceivableId } from '@tallystick/act-types';
import type { Principal } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { FragmentFreeze } from '../infra/projection/fragment-freeze.entity.js';
import { FragmentLock } from '../infra/projection/fragment-lock.entity.js';
import type { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';

/** A fragment with as much of what lies on it as the party that looks may know. */
export interface FragmentAsSeen {
  readonly fragment: LedgerFragment;
  /** Told to holder, buyer and settlement bank: it has the price. */
  readonly lock?: FragmentLock;
  /** Told to holder, debtor and pledgee. */
  readonly freeze?: FragmentFreeze;
}

/** Looks up the locks and freezes of fragments that the caller may see already. */
@Injectable()
export class FindBurdens {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of(fragments: readonly LedgerFragment[], caller: Principal): Promise<FragmentAsSeen[]> {
    const locks = await this.rowsOf(
      FragmentLock,
      fragments.filter(({ locked }) => locked),
    );
    const freezes = await this.rowsOf(
      FragmentFreeze,
      fragments.filter(({ frozen }) => frozen),
    );
    return fragments.map((fragment) => {
      const [lock, freeze] = [locks.get(placeOf(fragment)), freezes.get(placeOf(fragment))];
      return {
        fragment,
        ...(lock && seesLock(caller.party, fragment, lock) ? { lock } : {}),
        ...(freeze && seesFreeze(caller.party, fragment) ? { freeze } : {}),
      };
    });
  }

  private async rowsOf<T extends FragmentLock | FragmentFreeze>(
    entity: new () => T,
    fragments: readonly LedgerFragment[],
  ): Promise<ReadonlyMap<string, T>> {
    if (fragments.length === 0) return new Map();
    const rows = await this.dataSource
      .createQueryBuilder(entity, 'row')
      .where({ receivable: In([...new Set(fragments.map(({ receivable }) => receivable))]) })
      .getMany();
    return new Map(rows.map((row) => [placeOf(row), row]));
  }
}

function placeOf({ receivable, from }: { readonly receivable: string; readonly from: string }): string {
  return `${receivable}:${from}`;
}

function seesLock(party: string, { holder }: LedgerFragment, { buyer, settlementBank }: FragmentLock): boolean {
  return [holder, buyer, settlementBank].includes(party);
}

function seesFreeze(party: string, { holder, pledgee, receivable }: LedgerFragment): boolean {
  return [holder, pledgee, debtorOf(receivable as ReceivableId).toString()].includes(party);
}
