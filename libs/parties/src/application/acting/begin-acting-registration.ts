import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import type { Principal } from '@tallystick/platform';
import { DataSource, IsNull } from 'typeorm';
import { NotAPerson } from '../../domain/people/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { Organisation } from '../../infra/organisation.entity.js';
import { SignInPasskey } from '../../infra/people/sign-in-passkey.entity.js';
import { RegistrationChallenges } from '../people/registration-challenges.js';
import { PartyPeople } from '../people/party-people.js';
import { ActingPasskeyRules } from './acting-passkey-rules.js';
import { ActingWebAuthn } from './acting-webauthn.js';

/** What a person is to make a passkey of that they act with: none that they have already, neither to act nor to sign in. */
@Injectable()
export class BeginActingRegistration {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly people: PartyPeople,
    private readonly challenges: RegistrationChallenges,
    private readonly webAuthn: ActingWebAuthn,
    private readonly rules: ActingPasskeyRules,
  ) {}

  /** Throws `NotAPerson`, `ActingPasskeysLimitReached` and `ActingDomainDiffers`. */
  async run(caller: Principal): Promise<PublicKeyCredentialCreationOptionsJSON> {
    if (!caller.person) throw new NotAPerson();
    const { manager } = this.dataSource;
    const { id, name, party } = await this.people.required(caller.person.id, caller);
    await this.rules.requireRoom(id, manager);
    const organisation = await manager.findOneByOrFail(Organisation, { party });
    const excluded = [
      ...(await manager.findBy(SignInPasskey, { person: id, replacedAt: IsNull() })),
      ...(await manager.findBy(ActingPasskey, { person: id, withdrawnAt: IsNull() })),
    ];
    const challenge = await this.challenges.issue({ actingOf: id });
    return this.webAuthn.creationOptions(challenge, { id, name: `${name} · ${organisation.name}` }, excluded);
  }
}
