import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { VerificationNotFound } from '../domain/errors.js';
import { Verification } from '../infra/verification.entity.js';
import { VERIFICATION_LIST } from './lists.js';
import { VERIFICATIONS } from './who-sees-what.js';

/** A verification is seen by the seller and the buyer of its invoice. */
@Injectable()
export class FindVerifications {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal): Promise<Verification> {
    const verification = await VERIFICATIONS.seenBy(caller, this.dataSource.manager)
      .andWhere('verification.id = :id', { id })
      .getOne();
    if (!verification) throw new VerificationNotFound();
    return verification;
  }

  /** By what is asked for; newest first otherwise. @throws CursorInvalid */
  page(request: ListRequest, caller: Principal): Promise<Page<Verification>> {
    return readList(VERIFICATIONS.seenBy(caller, this.dataSource.manager), VERIFICATION_LIST, request);
  }
}
