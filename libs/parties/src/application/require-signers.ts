import { Inject, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type AccountSigner, isPasskey, type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { ChainReader, NETWORK } from '@tallystick/chain';
import { In, Repository } from 'typeorm';
import { type AccountSigners, requireUsable } from '../domain/account-signers.js';
import { SignerUnusable } from '../domain/errors.js';
import { SignInPasskey } from '../infra/people/sign-in-passkey.entity.js';
import { RequireActingSigners } from './acting/require-acting-signers.js';

/** x and y of a passkey's point, in hex. */
const POINT_DIGITS = 128;

/** Refuses, before anything is signed or sent, signers that an account would refuse or could never sign with. */
@Injectable()
export class RequireSigners {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly chain: ChainReader,
    @InjectRepository(SignInPasskey) private readonly signInPasskeys: Repository<SignInPasskey>,
    private readonly actingSigners: RequireActingSigners,
  ) {}

  /**
   * @param added those that are new to the account
   * @param party whose account it is to be
   * Throws `SignerUnusable`, `SignerTwice`, `ThresholdUnreachable` and `PersonNumberDiffers`.
   */
  async run(all: AccountSigners, added: readonly AccountSigner[], party: string): Promise<void> {
    requireUsable(all, passkeyVerifierOf(this.network));
    await this.refuseSignInKeys(added.filter(({ key }) => isPasskey(key)));
    await this.actingSigners.run(all.signers, added, party);
    for (const { key } of added.filter(({ key }) => !isPasskey(key))) {
      if ((await this.chain.kindOf(key)) !== 'key')
        throw new SignerUnusable(key, 'is a contract’s address: persons sign with keys of their own');
    }
  }

  /** Also those that were replaced: a device that was lost may have the key still. */
  private async refuseSignInKeys(passkeys: readonly AccountSigner[]): Promise<void> {
    const points = passkeys.map(({ key }) => key.slice(-POINT_DIGITS));
    const known = await this.signInPasskeys.findBy({ p256Point: In(points) });
    const found = passkeys.find(({ key }) =>
      known.some(({ p256Point }) => p256Point !== null && key.endsWith(p256Point)),
    );
    if (found)
      throw new SignerUnusable(found.key, 'is a passkey that signs in: what signs acts is a passkey of its own');
  }
}
