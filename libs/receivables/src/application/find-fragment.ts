import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type Principal, readTogether } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { FragmentNotFound } from '../domain/errors.js';
import { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { LedgerReceivable } from '../infra/projection/ledger-receivable.entity.js';
import { IS_PAID_THROUGH_ME, SEES_FRAGMENT } from './who-sees-what.js';

export interface FragmentOfReceivable {
  readonly fragment: LedgerFragment;
  readonly receivable: LedgerReceivable;
}

/** What names a fragment. */
interface Place {
  readonly receivable: string;
  /** Minor units. */
  readonly from: string;
}

/** Finds a live fragment for somebody who may act on it; to anybody else it does not exist. */
@Injectable()
export class FindFragment {
  private readonly found = readTogether((places: readonly Place[]) => this.all(places), nameOf);

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  heldBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, ({ fragment }) => fragment.holder === party);
  }

  owedBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, (found) => found.receivable.debtor === party);
  }

  heldOrOwedBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, (found) => [found.fragment.holder, found.receivable.debtor].includes(party));
  }

  pledgedTo(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, ({ fragment }) => fragment.pledgee === party);
  }

  /** For whoever may see it as it is now, or owes it. */
  async seenBy(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    const isSeen = await this.isOpen(SEES_FRAGMENT, { receivable, from }, party);
    return this.which(receivable, from, (found) => isSeen || found.receivable.debtor === party);
  }

  /** For the settlement bank of whom its payment goes to. */
  async paidThrough(receivable: string, from: string, { party }: Principal): Promise<FragmentOfReceivable> {
    const isOpen = await this.isOpen(IS_PAID_THROUGH_ME, { receivable, from }, party);
    return this.which(receivable, from, () => isOpen);
  }

  /** For a caller of whom it is known already that it may act: the registrar, a bank that a lock names or that a request for quotes asks. */
  existing(receivable: string, from: string): Promise<FragmentOfReceivable> {
    return this.which(receivable, from, () => true);
  }

  /** Asked whether the fragment exists or not, so that the time it takes tells neither. */
  private isOpen(condition: string, place: Place, party: string): Promise<boolean> {
    return this.dataSource
      .createQueryBuilder(LedgerFragment, 'fragment')
      .where('fragment.receivable = :receivable AND fragment.from = :from', place)
      .andWhere(condition, { me: party })
      .getExists();
  }

  private async which(
    receivable: string,
    from: string,
    isOpenTo: (found: FragmentOfReceivable) => boolean,
  ): Promise<FragmentOfReceivable> {
    const found = await this.found.read({ receivable, from });
    if (!found || !isOpenTo(found)) throw new FragmentNotFound(receivable, from);
    return found;
  }

  private async all(places: readonly Place[]): Promise<ReadonlyMap<unknown, FragmentOfReceivable>> {
    const { manager } = this.dataSource;
    const ids = [...new Set(places.map(({ receivable }) => receivable))];
    const fragments = await manager
      .createQueryBuilder(LedgerFragment, 'fragment')
      .where('(fragment.receivable, fragment.from) IN (SELECT * FROM unnest(:ids::numeric[], :froms::numeric[]))', {
        ids: places.map(({ receivable }) => receivable),
        froms: places.map(({ from }) => from),
      })
      .getMany();
    const receivables = await manager.findBy(LedgerReceivable, { receivable: In(ids) });
    const wholes = new Map(receivables.map((whole) => [whole.receivable, whole]));
    return new Map(
      fragments.flatMap((fragment) => {
        const receivable = wholes.get(fragment.receivable);
        return receivable ? [[nameOf(fragment), { fragment, receivable }] as const] : [];
      }),
    );
  }
}

function nameOf({ receivable, from }: Place): string {
  return `${receivable}:${from}`;
}
