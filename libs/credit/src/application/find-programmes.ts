import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { ProgrammeNotFound } from '../domain/errors.js';
import { LedgerProgramme } from '../infra/projection/ledger-programme.entity.js';
import { ProgrammeOutstanding } from '../infra/projection/programme-outstanding.view.js';
import { PROGRAMME_LIST } from './programme-list.js';
import { PROGRAMMES } from './who-sees-what.js';

export interface ProgrammeWithOutstanding {
  readonly programme: LedgerProgramme;
  readonly outstandingMinor: string;
}

export interface LineWanted {
  readonly bank: string;
  readonly debtor: string;
  /** ISO 4217, numeric. */
  readonly currency: number;
  /** The programme that the part is drawn on now, 0 for none: it makes way for itself. */
  readonly drawnOn: string;
}

/** The programmes that a party sees, and what is drawn on them. */
@Injectable()
export class FindProgrammes {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byNumber(number: string, caller: Principal): Promise<ProgrammeWithOutstanding> {
    const programme = await PROGRAMMES.seenBy(caller, this.dataSource.manager)
      .andWhere('programme.programme = :number', { number })
      .getOne();
    if (!programme) throw new ProgrammeNotFound(number);
    return this.withOutstanding(programme);
  }

  async ofBank(number: string, caller: Principal): Promise<LedgerProgramme> {
    const programme = await PROGRAMMES.seenBy(caller, this.dataSource.manager)
      .andWhere('programme.programme = :number AND programme.bank = :me', { number })
      .getOne();
    if (!programme) throw new ProgrammeNotFound(number);
    return programme;
  }

  /** The buyer's open line that takes up a purchase, the one with most headroom first; undefined when it has none with enough. */
  async withHeadroom({ drawnOn, ...line }: LineWanted, amountMinor: bigint): Promise<string | undefined> {
    const open = await this.dataSource.manager.findBy(LedgerProgramme, { ...line, open: true });
    const lines = await Promise.all(open.map((programme) => this.withOutstanding(programme)));
    const fitting = lines
      .map(({ programme, outstandingMinor }) => ({
        number: programme.programme,
        headroom:
          BigInt(programme.limitMinor) -
          BigInt(outstandingMinor) +
          (programme.programme === drawnOn ? amountMinor : 0n),
      }))
      .filter(({ headroom }) => headroom >= amountMinor)
      .sort((a, b) => (a.headroom < b.headroom ? 1 : -1));
    return fitting[0]?.number;
  }

  /** By number, unless another order is asked for. */
  async page(request: ListRequest, caller: Principal): Promise<Page<ProgrammeWithOutstanding>> {
    const { items, ...more } = await readList(
      PROGRAMMES.seenBy(caller, this.dataSource.manager),
      PROGRAMME_LIST,
      request,
    );
    return { ...more, items: await Promise.all(items.map((programme) => this.withOutstanding(programme))) };
  }

  private async withOutstanding(programme: LedgerProgramme): Promise<ProgrammeWithOutstanding> {
    const view = await this.dataSource.manager.findOneBy(ProgrammeOutstanding, { programme: programme.programme });
    return { programme, outstandingMinor: view?.outstandingMinor ?? '0' };
  }
}
