import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FactKind } from '@tallystick/act-types';
import { decodeCursor, type Page, pageOf, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { FactNotFound } from '../domain/errors.js';
import type { FactState } from '../domain/fact-state.js';
import { FactStanding } from '../infra/fact-standing.view.js';
import { FACTS } from './who-sees-what.js';

export interface FactFilter {
  readonly states?: readonly FactState[] | undefined;
  readonly kinds?: readonly FactKind[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Within PostgreSQL's bigint. */
const POSITION = /^[0-9]{1,18}$/;

/** The facts that a party sees. */
@Injectable()
export class FindFacts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byKey(key: string, caller: Principal): Promise<FactStanding> {
    const fact = await FACTS.seenBy(caller, this.dataSource.manager).andWhere('fact.key = :key', { key }).getOne();
    if (!fact) throw new FactNotFound();
    return fact;
  }

  /** Newest first. */
  async page({ states, kinds, cursor, limit }: FactFilter, caller: Principal): Promise<Page<FactStanding>> {
    const [before] = decodeCursor(cursor, [POSITION]) ?? [];
    const query = FACTS.seenBy(caller, this.dataSource.manager)
      .orderBy('fact.position', 'DESC')
      .limit(limit + 1);
    if (before) query.andWhere('fact.position < :before', { before });
    if (kinds?.length) query.andWhere('fact.kind IN (:...kinds)', { kinds });
    if (states?.length) query.andWhere('fact.state IN (:...states)', { states });
    return pageOf(
      await query.getMany(),
      limit,
      ({ position }) => [position],
      (row) => row,
    );
  }
}
