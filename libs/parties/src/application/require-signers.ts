import { Inject, Injectable } from '@nestjs/common';
import { type AccountSigner, isPasskey, type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { ChainReader, NETWORK } from '@tallystick/chain';
import { type AccountSigners, requireUsable } from '../domain/account-signers.js';
import { SignerUnusable } from '../domain/errors.js';

/** Refuses, before anything is signed or sent, signers that an account would refuse or could never sign with. */
@Injectable()
export class RequireSigners {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly chain: ChainReader,
  ) {}

  /** @param added those that are new to the account. Throws `SignerUnusable`, `SignerTwice` and `ThresholdUnreachable`. */
  async run(all: AccountSigners, added: readonly AccountSigner[]): Promise<void> {
    requireUsable(all, passkeyVerifierOf(this.network));
    for (const { key } of added.filter(({ key }) => !isPasskey(key))) {
      if ((await this.chain.kindOf(key)) !== 'key')
        throw new SignerUnusable(key, 'is a contract’s address: persons sign with keys of their own');
    }
  }
}
