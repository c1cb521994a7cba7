import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { actingKeyDigest, type ActingKeyPossession, type Network } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import type { Clock } from '@tallystick/kernel';
import { announce, CLOCK, type Principal } from '@tallystick/platform';
import { DataSource, IsNull, Not } from 'typeorm';
import {
  ActingPasskeyNotFound,
  PasskeyAnswerRefused,
  PasskeyRegisteredAlready,
  PossessionProvedAlready,
} from '../../domain/acting/errors.js';
import { NotAPerson } from '../../domain/people/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { PartyPeople } from '../people/party-people.js';
import { ActingPasskeyRules } from './acting-passkey-rules.js';
import { ActingWebAuthn } from './acting-webauthn.js';

/** That a person has the key that they registered: the key signs for whom, for which account and on which network it is to act. */
@Injectable()
export class ProveActingPasskey {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(NETWORK) private readonly network: Network,
    private readonly people: PartyPeople,
    private readonly webAuthn: ActingWebAuthn,
    private readonly rules: ActingPasskeyRules,
  ) {}

  /**
   * Throws `NotAPerson`, `ActingPasskeyNotFound`, `PossessionProvedAlready`, `PasskeyAnswerRefused`, `PasskeySignsIn` and
   * `PasskeyRegisteredAlready`.
   */
  async run(id: string, response: AuthenticationResponseJSON, caller: Principal): Promise<void> {
    if (!caller.person) throw new NotAPerson();
    const passkey = await this.dataSource.manager.findOneBy(ActingPasskey, { id, person: caller.person.id });
    if (!passkey) throw new ActingPasskeyNotFound();
    if (passkey.provedAt !== null) throw new PossessionProvedAlready();
    if (response.id !== passkey.credentialId) throw new PasskeyAnswerRefused('it is of another passkey');
    const digest = actingKeyDigest(possessionOf(passkey, caller), this.network);
    const { signCount } = await this.webAuthn.signed(response, digest, passkey);
    if (signCount !== 0 && signCount <= Number(passkey.signCount))
      throw new PasskeyAnswerRefused('it counted back or not at all since it was made');
    await this.people.changeOf(caller.party, async (manager) => {
      await this.people.required(passkey.person, caller, manager);
      await this.rules.requireOwnKind(passkey, manager);
      const { credentialId, key } = passkey;
      const proved = { provedAt: Not(IsNull()) };
      const others = [
        { credentialId, ...proved },
        { key, ...proved },
      ];
      if (await manager.existsBy(ActingPasskey, others)) throw new PasskeyRegisteredAlready();
      const now = new Date(this.clock.nowMs());
      const change = { provedAt: now, lastUsedAt: now, signCount: String(signCount) };
      const { affected } = await manager.update(ActingPasskey, { id, provedAt: IsNull() }, change);
      if (affected !== 1) throw new ActingPasskeyNotFound();
      await announce(manager, [{ parties: [caller.party], type: 'acting-passkey-proved', subject: id }]);
    });
  }
}

/** What the key is to sign. */
export function possessionOf(
  { person, key, account }: ActingPasskey,
  { party }: { readonly party: string },
): ActingKeyPossession {
  return { person, party, key, account: account ?? undefined };
}
