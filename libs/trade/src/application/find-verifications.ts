import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { VerificationNotFound } from '../domain/errors.js';
import { Verification } from '../infra/verification.entity.js';

/** A verification is seen by the seller and the buyer of its invoice. */
@Injectable()
export class FindVerifications {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal): Promise<Verification> {
    const verification = await this.visible(caller).andWhere('verification.id = :id', { id }).getOne();
    if (!verification) throw new VerificationNotFound();
    return verification;
  }

  /** Newest first. */
  async page(cursor: string | undefined, limit: number, caller: Principal): Promise<Page<Verification>> {
    const [before] = decodeCursor(cursor, [UUID_KEY]) ?? [];
    const query = this.visible(caller)
      .orderBy('verification.id', 'DESC')
      .take(limit + 1);
    if (before) query.andWhere('verification.id < :before', { before });
    return pageOf(
      await query.getMany(),
      limit,
      ({ id }) => [id],
      (row) => row,
    );
  }

  private visible(caller: Principal): SelectQueryBuilder<Verification> {
    return this.dataSource
      .createQueryBuilder(Verification, 'verification')
      .where('(verification.seller = :me OR verification.buyer = :me)', { me: caller.party });
  }
}
