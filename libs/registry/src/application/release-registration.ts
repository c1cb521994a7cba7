import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, IsNull } from 'typeorm';
import { RegistrationNotFound } from '../domain/errors.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { REGISTRATIONS } from './who-sees-what.js';

/** The financing was called off, or is over: the invoice is free. Released once, it stays released. */
@Injectable()
export class ReleaseRegistration {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `RegistrationNotFound`, also for another bank's. */
  async run(id: string, caller: Principal): Promise<void> {
    const { manager } = this.dataSource;
    const registration = await REGISTRATIONS.seenBy(caller, manager).andWhere('registration.id = :id', { id }).getOne();
    if (!registration) throw new RegistrationNotFound();
    // Clocks of two machines may differ by a little; a release is never before its registration.
    const releasedAt = new Date(Math.max(this.clock.nowMs(), registration.registeredAt.getTime()));
    await manager.update(BlindRegistration, { id, bank: caller.party, releasedAt: IsNull() }, { releasedAt });
  }
}
