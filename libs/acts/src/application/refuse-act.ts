import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { announce, noteForAudit, type Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { ActNotFound, ActNotOpen, AlreadySigned, NotASignatory } from '../domain/errors.js';
import { Act } from '../infra/act.entity.js';
import { ActSignatory } from '../infra/act-signatory.entity.js';
import { FindActs } from './find-acts.js';

/** Ends an act by a signatory's refusal. Final because that signature can no longer come; refusing has no other consequence. */
@Injectable()
export class RefuseAct {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly acts: FindActs,
  ) {}

  async run(id: string, reason: string, caller: Principal): Promise<void> {
    await this.acts.byId(id, caller);
    await this.dataSource.transaction(async (manager) => {
      const locked = await manager.findOne(Act, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!locked) throw new ActNotFound();
      const { act, standing } = await this.acts.byId(id, caller, manager);
      if (standing.state !== 'offered') throw new ActNotOpen(standing.state);
      const own = act.signatories.filter(({ party }) => party === caller.party);
      if (own.length === 0) throw new NotASignatory();
      if (own.some(({ signature }) => signature !== null)) throw new AlreadySigned();
      await manager.update(
        ActSignatory,
        { actId: id, party: caller.party },
        { refusedAt: new Date(), refusalReason: reason },
      );
      noteForAudit({ objects: [{ kind: 'act', id, details: { kind: act.kind, digest: act.digest } }] });
      const concerned = [act.draftedBy, ...act.signatories.map(({ party }) => party)];
      await announce(manager, [{ parties: concerned, type: 'act-refused', subject: id }]);
    });
  }
}
