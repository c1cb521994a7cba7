import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { decodeCursor, type Page, pageOf, type Principal, UUID_KEY } from '@tallystick/platform';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import type { ActState } from '../domain/act-state.js';
import { ActNotFound } from '../domain/errors.js';
import { Act } from '../infra/act.entity.js';
import { ActStanding } from '../infra/act-standing.view.js';
import type { ActKind } from '@tallystick/act-types';

export interface ActWithStanding {
  readonly act: Act;
  readonly standing: ActStanding;
}

export interface ActFilter {
  readonly states?: readonly ActState[] | undefined;
  readonly kinds?: readonly ActKind[] | undefined;
  /** Only acts that still wait for the caller's own signature. */
  readonly awaitingMe?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** The one place that decides which acts a party sees: its own drafts, and what it is asked to sign once that is offered. */
@Injectable()
export class FindActs {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async byId(id: string, caller: Principal, manager?: EntityManager): Promise<ActWithStanding> {
    const row = (await this.byIds([id], caller, manager)).get(id);
    if (!row) throw new ActNotFound();
    return row;
  }

  /** Those of the acts that the caller sees, by id. */
  async byIds(
    ids: readonly string[],
    caller: Principal,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReadonlyMap<string, ActWithStanding>> {
    if (ids.length === 0) return new Map();
    const acts = await this.visible(manager, caller)
      .andWhere('act.id IN (:...ids)', { ids: [...ids] })
      .getMany();
    return new Map((await this.withStandings(acts, manager)).map((row) => [row.act.id, row]));
  }

  async page(filter: ActFilter, caller: Principal): Promise<Page<ActWithStanding>> {
    const [before] = decodeCursor(filter.cursor, [UUID_KEY]) ?? [];
    const query = this.visible(this.dataSource.manager, caller)
      .innerJoin(ActStanding, 'standing', 'standing.actId = act.id')
      .orderBy('act.id', 'DESC')
      .take(filter.limit + 1);
    if (before) query.andWhere('act.id < :before', { before });
    if (filter.kinds?.length) query.andWhere('act.kind IN (:...kinds)', { kinds: filter.kinds });
    if (filter.states?.length) query.andWhere('standing.state IN (:...states)', { states: filter.states });
    if (filter.awaitingMe) this.restrictToAwaiting(query);
    return pageOf(
      await this.withStandings(await query.getMany(), this.dataSource.manager),
      filter.limit,
      ({ act }) => [act.id],
      (row) => row,
    );
  }

  private visible(manager: EntityManager, caller: Principal): SelectQueryBuilder<Act> {
    return manager
      .createQueryBuilder(Act, 'act')
      .innerJoinAndSelect('act.signatories', 'signatory')
      .where(
        `(act.draftedBy = :me OR (act.offeredAt IS NOT NULL AND EXISTS (
           SELECT 1 FROM papers.act_signatory mine WHERE mine.act_id = act.id AND mine.party = :me)))`,
        { me: caller.party },
      )
      .addOrderBy('signatory.position', 'ASC');
  }

  private restrictToAwaiting(query: SelectQueryBuilder<Act>): void {
    query.andWhere(`standing.state = 'offered' AND EXISTS (
      SELECT 1 FROM papers.act_signatory mine WHERE mine.act_id = act.id AND mine.party = :me AND mine.signature IS NULL)`);
  }

  private async withStandings(acts: readonly Act[], manager: EntityManager): Promise<ActWithStanding[]> {
    if (acts.length === 0) return [];
    const standings = await manager
      .createQueryBuilder(ActStanding, 'standing')
      .where('standing.actId IN (:...ids)', { ids: acts.map(({ id }) => id) })
      .getMany();
    const byAct = new Map(standings.map((standing) => [standing.actId, standing]));
    return acts.flatMap((act) => {
      const standing = byAct.get(act.id);
      return standing ? [{ act, standing }] : [];
    });
  }
}
