import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { PartyPeople } from '../people/party-people.js';
import { FindActingPasskeys } from './find-acting-passkeys.js';

/** Takes an acting passkey back: nothing more is approved with it here. From the account the party's persons remove it. */
@Injectable()
export class WithdrawActingPasskey {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly passkeys: FindActingPasskeys,
    private readonly people: PartyPeople,
  ) {}

  /** Of one's own, or, by whoever administers the party, of anybody there. Throws `ActingPasskeyNotFound` and `AdministratorNoMore`. */
  async run(id: string, caller: Principal): Promise<void> {
    const { person } = await this.passkeys.seen(id, caller);
    const withdrawnAt = new Date(this.clock.nowMs());
    const withdraw = async (manager: EntityManager) => {
      await manager.delete(ActingPasskey, { id, provedAt: IsNull() });
      const proved = { id, provedAt: Not(IsNull()), withdrawnAt: IsNull() };
      const { affected } = await manager.update(ActingPasskey, proved, { withdrawnAt });
      if (affected === 1)
        await announce(manager, [{ parties: [caller.party], type: 'acting-passkey-withdrawn', subject: id }]);
    };
    const isOwn = caller.person?.id === person;
    await (isOwn ? this.people.changeOf(caller.party, withdraw) : this.people.change(caller, withdraw));
  }
}
