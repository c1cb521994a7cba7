import { Injectable } from '@nestjs/common';
import { findAddress, rolesToBits } from '@tallystick/act-types';
import { type ActDraft, Deadlines, PartyDirectory, type PartyStanding } from '@tallystick/acts';
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
    private readonly deadlines: Deadlines,
    private readonly organisations: FindOrganisations,
    private readonly directory: PartyDirectory,
  ) {}

  /** Enrols a registered organisation with the account and roles it declared. */
  async enrol(party: string, verifiedUntil: string, terms: DraftTerms): Promise<ActDraft> {
    const { organisation } = await this.organisations.byParty(party);
    if (organisation.account === null) throw new AccountUndeclared(party);
    const deadline = terms.deadline ?? (await this.deadlines.latest('enrol'));
    const message = { party, account: organisation.account, roles: roleBits(organisation), verifiedUntil, deadline };
    return { kind: 'enrol', message, offer: terms.offer };
  }

  /** Renews a party's verification, with the roles it is registered with. */
  async renew(party: string, verifiedUntil: string, terms: DraftTerms): Promise<ActDraft> {
    const { organisation } = await this.organisations.byParty(party);
    const deadline = terms.deadline ?? (await this.deadlines.latest('renew'));
    const message = { party, roles: roleBits(organisation), verifiedUntil, deadline };
    return { kind: 'renew', message, offer: terms.offer };
  }

  /**
   * Has the caller's party go over to another account; the present one signs, and the new one. What either holds stays where it is. Throws
   * `AccountMalformed` and `AccountTaken`.
   */
  async changeAccount(given: string, terms: DraftTerms, caller: Principal): Promise<ActDraft> {
    const { party } = caller;
    const account = findAddress(given);
    if (account === undefined) throw new AccountMalformed(given);
    const owner = await this.directory.partyOfAccount(account);
    if (owner !== undefined && owner !== party) throw new AccountTaken(account);
    const { epoch } = await this.standingOf(party);
    const deadline = terms.deadline ?? (await this.deadlines.latest('change-account'));
    const message = { party, partyEpoch: epoch, account, deadline };
    return { kind: 'change-account', message, offer: terms.offer };
  }

  /** Voids every act that the caller has signed and that is not recorded yet. */
  async raiseEpoch(terms: DraftTerms, caller: Principal): Promise<ActDraft> {
    const { epoch } = await this.standingOf(caller.party);
    const deadline = terms.deadline ?? (await this.deadlines.latest('raise-epoch'));
    return { kind: 'raise-epoch', message: { party: caller.party, partyEpoch: epoch, deadline }, offer: terms.offer };
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
