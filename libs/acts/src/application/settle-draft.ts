import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { announce, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { ActNotADraft, ActNotFound } from '../domain/errors.js';
import { Act } from '../infra/act.entity.js';
import { FindActs } from './find-acts.js';

/** What a drafter does with a draft that nobody else has seen: offer it to its signatories, or discard it. */
@Injectable()
export class SettleDraft {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly acts: FindActs,
  ) {}

  async offer(id: string, caller: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const act = await this.lockedDraft(manager, id, caller);
      await manager.update(Act, { id }, { offeredAt: new Date() });
      const parties = act.signatories.map(({ party }) => party);
      await announce(manager, [{ parties, type: 'act-offered', subject: id }]);
    });
  }

  async discard(id: string, caller: Principal): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.lockedDraft(manager, id, caller);
      await manager.delete(Act, { id });
    });
  }

  private async lockedDraft(manager: EntityManager, id: string, caller: Principal): Promise<Act> {
    const locked = await manager.findOne(Act, {
      where: { id, draftedBy: caller.party },
      lock: { mode: 'pessimistic_write' },
    });
    if (!locked) throw new ActNotFound();
    const { act, standing } = await this.acts.byId(id, caller, manager);
    if (standing.state !== 'draft') throw new ActNotADraft(standing.state);
    noteForAudit({ objects: [{ kind: 'act', id, details: { kind: act.kind, digest: act.digest } }] });
    return act;
  }
}
