import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { PaperAmountInvalid, ReleaserOnly } from '../../domain/site-acts/paper-errors.js';
import {
  type PaperLimits,
  readAmount,
  requireMovementSpan,
  requireOpeningSpan,
  requireReleaseSpan,
} from '../../domain/site-acts/paper-limits.js';
import type { PaperAct } from '../../domain/site-acts/site-act.js';
import { isReleaser } from '../../infra/read-releasers.js';
import { SiteReader } from '../../infra/site-reader.entity.js';
import type { Site } from '../../infra/site.entity.js';
import { storeAct } from '../../infra/store-act.js';
import { SiteAccess } from '../sites/site-access.js';

interface Spanned {
  readonly device: string;
  readonly from: Date;
  readonly until: Date;
  /** What people call the paper. */
  readonly reference?: string;
}

export interface Movement extends Spanned {
  /** Decimal, in the scale's unit; negative for goods that leave. */
  readonly change: string;
}

export interface ReleaseOrder extends Spanned {
  /** Decimal above 0, in the scale's unit. */
  readonly quantity: string;
}

export interface TagsExpected {
  readonly device: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly reference?: string;
}

/**
 * Papers are heard by the site's rules once, in the order in which they are committed. They are the operator's; release orders are of those by whose
 * word goods may leave, which the operator is not. All who may see the site are told of each, and each comes back with its id.
 */
@Injectable()
export class HandInPaper {
  constructor(
    private readonly access: SiteAccess,
    private readonly limits: PaperLimits,
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws SiteNotFound, SiteOperatorOnly, PaperSpanInvalid, PaperAmountInvalid */
  async movement(name: string, { change, ...movement }: Movement, caller: Principal): Promise<string> {
    const site = await this.access.toRun(name, caller);
    const span = spanOf(movement);
    requireMovementSpan(span, this.clock.nowMs(), this.limits);
    const amount = readAmount('change', change).toString();
    return this.store(site, { kind: 'movement', ...of(movement), ...span, change: amount }, caller);
  }

  /** @throws SiteNotFound, ReleaserOnly, PaperSpanInvalid, PaperAmountInvalid */
  async releaseOrder(name: string, { quantity, ...order }: ReleaseOrder, caller: Principal): Promise<string> {
    const site = await this.access.toRead(name, caller);
    if (!(await isReleaser(this.dataSource.manager, site.number, caller.party))) throw new ReleaserOnly();
    const span = spanOf(order);
    requireReleaseSpan(span, this.limits);
    const amount = readAmount('quantity', quantity);
    if (amount.isNegative() || amount.isZero()) throw new PaperAmountInvalid('quantity', 'a decimal above 0');
    const receivedAt = this.clock.nowMs();
    const body = { ...of(order), ...span, receivedAt, quantity: amount.toString() };
    return this.store(site, { kind: 'release-order', ...body }, caller);
  }

  /** @throws SiteNotFound, SiteOperatorOnly, PaperSpanInvalid */
  async opening(name: string, opening: Spanned, caller: Principal): Promise<string> {
    const site = await this.access.toRun(name, caller);
    const span = spanOf(opening);
    requireOpeningSpan(span, this.clock.nowMs(), this.limits);
    return this.store(site, { kind: 'opening', ...of(opening), ...span }, caller);
  }

  /** From now on. @throws SiteNotFound, SiteOperatorOnly */
  async tagsExpected(name: string, { add, remove, ...tags }: TagsExpected, caller: Principal): Promise<string> {
    const site = await this.access.toRun(name, caller);
    const at = this.clock.nowMs();
    return this.store(site, { kind: 'tags-expected', ...of(tags), at, add, remove }, caller);
  }

  private async store({ number: site, operator }: Site, paper: PaperAct, { party: by }: Principal): Promise<string> {
    return this.dataSource.transaction(async (manager) => {
      const id = await storeAct(manager, { site, by, at: new Date(this.clock.nowMs()) }, paper);
      const readers = await manager.findBy(SiteReader, { site });
      const others = [operator, ...readers.map(({ party }) => party)].filter((party) => party !== by);
      await announce(manager, [{ parties: others, type: `${paper.kind}-handed-in`, subject: id }]);
      return id;
    });
  }
}

const spanOf = ({ from, until }: Spanned) => ({ from: from.getTime(), until: until.getTime() });

const of = ({ device, reference }: Pick<Spanned, 'device' | 'reference'>) => ({
  device,
  ...(reference === undefined ? {} : { reference }),
});
