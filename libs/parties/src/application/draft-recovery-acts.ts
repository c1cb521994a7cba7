import { Injectable } from '@nestjs/common';
import { DraftAct, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { NoRecovery } from '../domain/errors.js';
import type { DraftTerms } from './draft-party-acts.js';
import { FindOrganisations } from './find-organisations.js';

/** Drafts the way to another account for a party that lost its own, and the word of whoever still has a key against it. */
@Injectable()
export class DraftRecoveryActs {
  constructor(
    private readonly drafts: DraftAct,
    private readonly registrar: RegistrarsClient,
    private readonly organisations: FindOrganisations,
  ) {}

  /** Registrar and new account sign. From then on the party cannot act; after seven days anybody may complete it. */
  async propose(party: string, account: string, terms: DraftTerms, caller: Principal): Promise<string> {
    await this.registrar.require(caller);
    const { epoch } = await this.organisations.enrolled(party);
    const deadline = terms.deadline ?? String(await this.drafts.latestDeadline('propose-recovery'));
    const message = { party, partyEpoch: epoch, account, deadline };
    return this.drafts.run({ kind: 'propose-recovery', message, offer: terms.offer }, caller);
  }

  /** Any one signer of the party's present account signs. */
  async stop(terms: DraftTerms, caller: Principal): Promise<string> {
    const { party } = caller;
    const { epoch, recovery } = await this.organisations.enrolled(party);
    if (!recovery) throw new NoRecovery(party);
    const deadline = terms.deadline ?? String(await this.drafts.latestDeadline('stop-recovery'));
    const message = { party, partyEpoch: epoch, deadline };
    return this.drafts.run({ kind: 'stop-recovery', message, offer: terms.offer }, caller);
  }
}
