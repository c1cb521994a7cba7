import { Inject, Injectable } from '@nestjs/common';
import { type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { NETWORK } from '@tallystick/chain';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { PasskeySignsActs } from '../../domain/people/errors.js';
import { ActingPasskey } from '../../infra/acting/acting-passkey.entity.js';
import { FindAccount } from '../find-account.js';
import type { NewPasskey } from './webauthn.js';

const POINT_DIGITS = 128;

/**
 * What signs acts never signs in: whoever had a signed-in device in hand could act with it as well. The other way round, `RequireSigners` and
 * `ActingPasskeyRules` refuse a key that signs in.
 */
@Injectable()
export class RequireSignInKey {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly accounts: FindAccount,
  ) {}

  /** By the chain, as the party's account is now; an account that is no `PartyAccount` has no passkeys. Throws `PasskeySignsActs`. */
  async run({ p256Point }: NewPasskey, party: string): Promise<void> {
    if (p256Point === null) return;
    const account = await this.accounts.partyAccountOf(party);
    const signers = account?.state.signers ?? [];
    const points = signers.map(({ key }) => key.slice(-POINT_DIGITS).toLowerCase());
    if (points.includes(p256Point)) throw new PasskeySignsActs();
  }

  /** By what people act with here, or ever did. Under the party's lock, under which acting passkeys are proved. Throws `PasskeySignsActs`. */
  async refuseActing({ credentialId, p256Point }: NewPasskey, manager: EntityManager): Promise<void> {
    const key = `${passkeyVerifierOf(this.network).toLowerCase()}${p256Point ?? ''}`;
    const proved = { provedAt: Not(IsNull()) };
    const acting = [
      { credentialId, ...proved },
      { key, ...proved },
    ];
    if (await manager.existsBy(ActingPasskey, acting)) throw new PasskeySignsActs();
  }
}
