import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, LessThan } from 'typeorm';
import { RegistrationNotFound } from '../domain/errors.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';

/** A bank sees its own registrations and nobody else's. */
@Injectable()
export class FindRegistrations {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Throws `RegistrationNotFound`. */
  async byId(id: string, caller: Principal): Promise<BlindRegistration> {
    const found = await this.dataSource.manager.findOneBy(BlindRegistration, { id, bank: caller.party });
    if (!found) throw new RegistrationNotFound();
    return found;
  }

  /** Newest first. */
  async page(cursor: string | undefined, limit: number, caller: Principal): Promise<Page<BlindRegistration>> {
    const [before] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const rows = await this.dataSource.manager.find(BlindRegistration, {
      where: { bank: caller.party, ...(before ? { id: LessThan(before) } : {}) },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }
}
