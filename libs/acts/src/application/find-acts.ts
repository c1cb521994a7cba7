import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { ActNotFound } from '../domain/errors.js';
import { Act } from '../infra/act.entity.js';
import { ActStanding } from '../infra/act-standing.view.js';
import { ACT_LIST } from './act-list.js';
import { ACTS, ACTS_OF_A_LIST } from './who-sees-what.js';

export interface ActWithStanding {
  readonly act: Act;
  readonly standing: ActStanding;
}

export type ActFilter = ListRequest & {
  /** Only acts that still wait for the caller's own signature, or only the others. */
  readonly awaitingMe?: boolean | undefined;
};

/** The acts that a party sees. */
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

  /** @throws CursorInvalid */
  async page(filter: ActFilter, caller: Principal): Promise<Page<ActWithStanding>> {
    const query = ACTS_OF_A_LIST.seenBy(caller, this.dataSource.manager).innerJoin(
      ActStanding,
      'standing',
      'standing.actId = act.id',
    );
    if (filter.awaitingMe !== undefined) query.andWhere(filter.awaitingMe ? AWAITS_ME : `NOT ${AWAITS_ME}`);
    const { items, ...more } = await readList(query, ACT_LIST, filter);
    return { ...more, items: await this.whole(items) };
  }

  /** With their signatories, in the same order. */
  private async whole(acts: readonly Act[]): Promise<ActWithStanding[]> {
    if (acts.length === 0) return [];
    const { manager } = this.dataSource;
    const signatories = await manager
      .createQueryBuilder(Act, 'act')
      .innerJoinAndSelect('act.signatories', 'signatory')
      .where('act.id IN (:...ids)', { ids: acts.map(({ id }) => id) })
      .orderBy('signatory.position', 'ASC')
      .getMany();
    const byId = new Map(signatories.map((act) => [act.id, act]));
    return this.withStandings(
      acts.flatMap(({ id }) => byId.get(id) ?? []),
      manager,
    );
  }

  private visible(manager: EntityManager, caller: Principal): SelectQueryBuilder<Act> {
    return ACTS.seenBy(caller, manager)
      .innerJoinAndSelect('act.signatories', 'signatory')
      .addOrderBy('signatory.position', 'ASC');
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

const AWAITS_ME = `(standing.state = 'offered' AND EXISTS (
  SELECT 1 FROM papers.act_signatory mine WHERE mine.act_id = act.id AND mine.party = :me AND mine.signature IS NULL))`;
