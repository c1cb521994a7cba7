import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { EnrolmentDecided, EnrolmentNotFound } from '../../domain/enrolment/entrance-errors.js';
import { EnrolmentRequest } from '../../infra/enrolment-request.entity.js';
import { SiteAccess } from '../sites/site-access.js';

/** Turns a gateway away, with a reason for whoever stands there. */
@Injectable()
export class RefuseEnrolment {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly access: SiteAccess,
  ) {}

  /** Again changes nothing. @throws SiteNotFound, SiteOperatorOnly, EnrolmentNotFound, EnrolmentDecided */
  async run(site: string, id: string, reason: string, caller: Principal): Promise<void> {
    const { number } = await this.access.toRun(site, caller);
    const { manager } = this.dataSource;
    const decided = { state: 'refused', refusalReason: reason, decidedAt: new Date(this.clock.nowMs()) } as const;
    const { affected } = await manager.update(EnrolmentRequest, { id, site: number, state: 'pending' }, decided);
    if (affected === 1) return;
    const known = await manager.findOneBy(EnrolmentRequest, { id, site: number });
    if (!known) throw new EnrolmentNotFound();
    if (known.state !== 'refused') throw new EnrolmentDecided(known.state);
  }
}
