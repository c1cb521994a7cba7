import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FactKind } from '@tallystick/act-types';
import { decodeCursor, type Page, pageOf, type Principal } from '@tallystick/platform';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { FactNotFound } from '../domain/errors.js';
import type { FactState } from '../domain/fact-state.js';
import { FactStanding } from '../infra/fact-standing.view.js';

export interface FactFilter {
  readonly states?: readonly FactState[] | undefined;
  readonly kinds?: readonly FactKind[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Within PostgreSQL's bigint. */
const POSITION = /^[0-9]{1,18}$/;

/** The one place that decides which facts a party sees: those that concerned it when they were stated. */
@Injectable()
export class FindFacts {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byKey(key: string, caller: Principal): Promise<FactStanding> {
    const fact = await this.visible(caller).andWhere('fact.key = :key', { key }).getOne();
    if (!fact) throw new FactNotFound();
    return fact;
  }

  /** Newest first. */
  async page({ states, kinds, cursor, limit }: FactFilter, caller: Principal): Promise<Page<FactStanding>> {
    const [before] = decodeCursor(cursor, [POSITION]) ?? [];
    const query = this.visible(caller)
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

  private visible(caller: Principal): SelectQueryBuilder<FactStanding> {
    return this.dataSource
      .createQueryBuilder(FactStanding, 'fact')
      .where('EXISTS (SELECT 1 FROM chain.fact_party mine WHERE mine.party = :me AND mine.key = fact.key)', {
        me: caller.party,
      });
  }
}
