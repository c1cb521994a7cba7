import { Injectable } from '@nestjs/common';
import type { AccountSigner } from '@tallystick/act-types';
import type { Principal } from '@tallystick/platform';
import { type ActingPasskeyWithStanding, FindActingPasskeys } from './find-acting-passkeys.js';
import { FindAccount } from '../find-account.js';
import { PrepareAccountChange, type PreparedAccountChange } from '../prepare-account-change.js';
import { requireUsable } from './usable-passkey.js';

export interface EnrolmentTerms {
  /** How many persons must approve from then on; as many as now by default. */
  readonly threshold?: number | undefined;
  /** Seconds since 1970. */
  readonly deadline?: string | undefined;
  /** The account's, once enough of its persons approved the change. */
  readonly signature?: string | undefined;
}

/**
 * An administrator prepares the change of the party's account by which a person's key comes to act, or acts no more. The account's present
 * persons approve it and anybody sends it: the platform enrols nobody.
 */
@Injectable()
export class EnrolActingPasskey {
  constructor(
    private readonly passkeys: FindActingPasskeys,
    private readonly accounts: FindAccount,
    private readonly changing: PrepareAccountChange,
  ) {}

  /**
   * @param number by which the account is to know the person; by default the one it knows them by, or the next
   * Throws `ActingPasskeyNotFound`, `PossessionUnproved`, `ActingPasskeyTakenBack`, `CredentialCloned` and what a change of the account is refused for.
   */
  async enrol(
    id: string,
    number: number | undefined,
    terms: EnrolmentTerms,
    caller: Principal,
  ): Promise<PreparedAccountChange> {
    const found = await this.passkeys.byId(id, caller);
    requireUsable(found);
    const { state } = await this.accounts.ownPartyAccountOf(caller);
    const person = number ?? (await this.numberOf(found, state.signers, caller));
    const add = [{ person, key: found.passkey.key }];
    return this.changing.run({ ...terms, remove: [], add, threshold: terms.threshold ?? state.threshold }, caller);
  }

  /** Throws `ActingPasskeyNotFound` and what a change of the account is refused for. */
  async remove(id: string, terms: EnrolmentTerms, caller: Principal): Promise<PreparedAccountChange> {
    const { passkey } = await this.passkeys.byId(id, caller);
    const { state } = await this.accounts.ownPartyAccountOf(caller);
    const change = { remove: [passkey.key], add: [], threshold: terms.threshold ?? state.threshold };
    return this.changing.run({ ...terms, ...change }, caller);
  }

  private async numberOf(
    { person }: ActingPasskeyWithStanding,
    signers: readonly AccountSigner[],
    caller: Principal,
  ): Promise<number> {
    const known = (await this.passkeys.ofParty(caller)).find(
      (one) => one.person.id === person.id && one.accountPerson !== undefined,
    );
    return known?.accountPerson ?? Math.max(0, ...signers.map((signer) => signer.person)) + 1;
  }
}
