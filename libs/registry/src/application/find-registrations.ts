import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { RegistrationNotFound } from '../domain/errors.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { REGISTRATIONS } from './who-sees-what.js';

/** The registrations that a bank sees. */
@Injectable()
export class FindRegistrations {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Throws `RegistrationNotFound`. */
  async byId(id: string, caller: Principal): Promise<BlindRegistration> {
    const found = await REGISTRATIONS.seenBy(caller, this.dataSource.manager)
      .andWhere('registration.id = :id', { id })
      .getOne();
    if (!found) throw new RegistrationNotFound();
    return found;
  }

  /** Newest first. */
  async page(cursor: string | undefined, limit: number, caller: Principal): Promise<Page<BlindRegistration>> {
    const [before] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const query = REGISTRATIONS.seenBy(caller, this.dataSource.manager)
      .orderBy('registration.id', 'DESC')
      .take(limit + 1);
    if (before) query.andWhere('registration.id < :before', { before });
    return pageOf(
      await query.getMany(),
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }
}
