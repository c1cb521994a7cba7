import { Injectable } from '@nestjs/common';
import { findAddress, rolesToBits } from '@tallystick/act-types';
import { DraftAct, PartyDirectory, type PartyStanding } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { AccountMalformed, AccountTaken, AccountUndeclared, PartyNotEnrolled } from '../domain/errors.js';
import type { Organisation } from '../infra/organisation.entity.js';
import { FindOrganisations } from './find-organisations.js';

export interface DraftTerms {
  readonly offer: boolean;
  /** Seconds since 1970; by default as late as the kind allows. */
  readonly deadline?: string | undefined;
}

/** Drafts the acts that change who is who: whoever drafts one, only the registrar's and the party's own signatures make it happen. */
@Injectable()
export class DraftPartyActs {
  constructor(
    private readonly drafts: DraftAct,
    private readonly organisations: FindOrganisations,
    private readonly directory: PartyDirectory,
  ) {}

  /** Enrols a registered organisation with the account and roles it declared. */
  async enrol(party: string, verifiedUntil: string, terms: DraftTerms, caller: Principal): Promise<string> {
    const { organisation } = await this.organisations.byParty(party);
    if (organisation.account === null) throw new AccountUndeclared(party);
    const deadline = terms.deadline ?? String(await this.drafts.latestDeadline('enrol'));
    const message = { party, account: organisation.account, roles: roleBits(organisation), verifiedUntil, deadline };
    return this.drafts.run({ kind: 'enrol', message, offer: terms.offer }, caller);
  }

  /** Renews a party's verification, with the roles it is registered with. */
  async renew(party: string, verifiedUntil: string, terms: DraftTerms, caller: Principal): Promise<string> {
    const { organisation } = await this.organisations.byParty(party);
    const deadline = terms.deadline ?? String(await this.drafts.latestDeadline('renew'));
    const message = { party, roles: roleBits(organisation), verifiedUntil, deadline };
    return this.drafts.run({ kind: 'renew', message, offer: terms.offer }, caller);
  }

  /**
   * Has the caller's party go over to another account; the present one signs, and the new one. What either holds stays where it is. Throws
   * `AccountMalformed` and `AccountTaken`.
   */
  async changeAccount(given: string, terms: DraftTerms, caller: Principal): Promise<string> {
    const { party } = caller;
    const account = findAddress(given);
    if (account === undefined) throw new AccountMalformed(given);
    const owner = await this.directory.partyOfAccount(account);
    if (owner !== undefined && owner !== party) throw new AccountTaken(account);
    const { epoch } = await this.standingOf(party);
    const deadline = terms.deadline ?? String(await this.drafts.latestDeadline('change-account'));
    const message = { party, partyEpoch: epoch, account, deadline };
    return this.drafts.run({ kind: 'change-account', message, offer: terms.offer }, caller);
  }

  /** Voids every act that the caller has signed and that is not recorded yet. */
  async raiseEpoch(terms: DraftTerms, caller: Principal): Promise<string> {
    const { epoch } = await this.standingOf(caller.party);
    const deadline = terms.deadline ?? String(await this.drafts.latestDeadline('raise-epoch'));
    return this.drafts.run(
      { kind: 'raise-epoch', message: { party: caller.party, partyEpoch: epoch, deadline }, offer: terms.offer },
      caller,
    );
  }

  private async standingOf(party: string): Promise<PartyStanding> {
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new PartyNotEnrolled(party);
    return standing;
  }
}

function roleBits({ roles }: Organisation): string {
  return String(rolesToBits(roles));
}
