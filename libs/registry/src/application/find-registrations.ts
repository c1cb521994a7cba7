import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { RegistrationNotFound } from '../domain/errors.js';
import { BlindRegistration } from '../infra/blind-registration.entity.js';
import { REGISTRATION_LIST } from './lists.js';
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
  page(request: ListRequest, caller: Principal): Promise<Page<BlindRegistration>> {
    return readList(REGISTRATIONS.seenBy(caller, this.dataSource.manager), REGISTRATION_LIST, request);
  }
}
