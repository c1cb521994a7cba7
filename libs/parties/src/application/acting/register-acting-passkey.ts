import { Inject, Injectable } from '@nestjs/common';
import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Clock } from '@tallystick/kernel';
import { CLOCK, type Principal } from '@tallystick/platform';
import { IsNull } from 'typeorm';
import { PasskeyAnswerRefused } from '../../domain/acting/errors.js';
import { NotAPerson } from '../../domain/people/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { RegistrationChallenges } from '../people/registration-challenges.js';
import { PartyPeople } from '../people/party-people.js';
import { FindAccount } from '../find-account.js';
import { challengeOf } from '../people/passkey-answer.js';
import { ActingPasskeyRules } from './acting-passkey-rules.js';
import { NewActingPasskeys } from './new-acting-passkey.js';

/** A person registers a passkey to act with. It is of no use until they prove that they have it, and then until the account has it. */
@Injectable()
export class RegisterActingPasskey {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly people: PartyPeople,
    private readonly challenges: RegistrationChallenges,
    private readonly made: NewActingPasskeys,
    private readonly rules: ActingPasskeyRules,
    private readonly accounts: FindAccount,
  ) {}

  /**
   * The new one takes the place of any that was never proved. Throws `NotAPerson`, `PasskeyAnswerRefused`, `AuthenticatorNotAccepted`,
   * `PasskeySignsIn` and `ActingPasskeysLimitReached`. @returns its id
   */
  async run(label: string, response: RegistrationResponseJSON, caller: Principal): Promise<string> {
    if (!caller.person) throw new NotAPerson();
    const { id: person } = caller.person;
    const challenge = await this.challenges.taken(challengeOf(response), { actingOf: person });
    if (challenge === undefined)
      throw new PasskeyAnswerRefused('it answers no challenge that was given to you and is open: begin again');
    const passkey = await this.made.registered(response, challenge);
    const account = (await this.accounts.addressOf(caller.party)) ?? null;
    return this.people.changeOf(caller.party, async (manager) => {
      await this.people.required(person, caller, manager);
      await this.rules.requireOwnKind(passkey, manager);
      await this.rules.requireRoom(person, manager);
      await manager.delete(ActingPasskey, { person, provedAt: IsNull() });
      const row = { ...passkey, person, label, account, signCount: String(passkey.signCount) };
      const times = { registeredAt: new Date(this.clock.nowMs()), provedAt: null, lastUsedAt: null };
      const never = { seenOnAccountAt: null, withdrawnAt: null, suspectedAt: null };
      const { id } = await manager.save(manager.create(ActingPasskey, { ...row, ...times, ...never }));
      return id;
    });
  }
}
