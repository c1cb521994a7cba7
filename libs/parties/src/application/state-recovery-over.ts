import { Injectable } from '@nestjs/common';
import { Deadlines, RegistrarsClient, StateFact } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { NoRecovery, RecoveryOpen } from '../domain/errors.js';
import { FindOrganisations } from './find-organisations.js';

/** Has the chain complete a recovery that nobody stopped in its time, for the party itself or the registrar. */
@Injectable()
export class StateRecoveryOver {
  constructor(
    private readonly organisations: FindOrganisations,
    private readonly registrar: RegistrarsClient,
    private readonly deadlines: Deadlines,
    private readonly facts: StateFact,
  ) {}

  async run(party: string, caller: Principal): Promise<string> {
    if (caller.party !== party) await this.registrar.require(caller);
    const { epoch, recovery } = await this.organisations.enrolled(party);
    if (!recovery) throw new NoRecovery(party);
    const isOver = (await this.deadlines.presentSeconds()) * 1000 >= recovery.completesAt.getTime();
    if (!isOver) throw new RecoveryOpen(recovery.completesAt);
    return this.facts.run('complete-recovery', { party, partyEpoch: epoch }, caller);
  }
}
