import { Injectable } from '@nestjs/common';
import { type ActDraft, Deadlines, RegistrarsClient } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { NoRecovery } from '../domain/errors.js';
import type { DraftTerms } from './draft-party-acts.js';
import { FindOrganisations } from './find-organisations.js';

/** Drafts the way to another account for a party that lost its own, and the word of whoever still has a key against it. */
@Injectable()
export class DraftRecoveryActs {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly registrar: RegistrarsClient,
    private readonly organisations: FindOrganisations,
  ) {}

  /** Registrar and new account sign. From then on the party cannot act; after seven days anybody may complete it. */
  async propose(party: string, account: string, terms: DraftTerms, caller: Principal): Promise<ActDraft> {
    await this.registrar.require(caller);
    const { epoch } = await this.organisations.enrolled(party);
    const deadline = terms.deadline ?? (await this.deadlines.latest('propose-recovery'));
    const message = { party, partyEpoch: epoch, account, deadline };
    return { kind: 'propose-recovery', message, offer: terms.offer };
  }

  /** Any one signer of the party's present account signs. */
  async stop(terms: DraftTerms, caller: Principal): Promise<ActDraft> {
    const { party } = caller;
    const { epoch, recovery } = await this.organisations.enrolled(party);
    if (!recovery) throw new NoRecovery(party);
    const deadline = terms.deadline ?? (await this.deadlines.latest('stop-recovery'));
    const message = { party, partyEpoch: epoch, deadline };
    return { kind: 'stop-recovery', message, offer: terms.offer };
  }
}
