import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  createAccountTransaction,
  type NewAccount,
  type Network,
  partyAccountAddress,
  passkeyVerifierOf,
  type PreparedTransaction,
} from '@tallystick/act-types';
import { ChainReader, NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { RequireSigners } from './require-signers.js';

export interface PreparedAccount extends NewAccount {
  readonly account: string;
  readonly passkeyVerifier: string;
  /** Whether the account is there already; made again it stays as it is. */
  readonly exists: boolean;
  readonly creation: PreparedTransaction;
}

/** Prepares an account of several persons. Its address commits to them, so it may be signed for before it is made, and anybody may make it. */
@Injectable()
export class PrepareAccount {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly signers: RequireSigners,
    private readonly chain: ChainReader,
  ) {}

  /** `salt` is random if none is given. Throws `SignerUnusable`, `SignerTwice`, `ThresholdUnreachable` and `PersonNumberDiffers`. */
  async run(
    {
      salt = `0x${randomBytes(32).toString('hex')}`,
      ...terms
    }: Omit<NewAccount, 'salt'> & { readonly salt?: string | undefined },
    { party }: Principal,
  ): Promise<PreparedAccount> {
    await this.signers.run(terms, terms.signers, party);
    const wanted = { salt, signers: terms.signers, threshold: terms.threshold };
    const account = partyAccountAddress(this.network, wanted);
    const creation = createAccountTransaction(this.network, wanted);
    const exists = (await this.chain.kindOf(account)) === 'party-account';
    await this.chain.simulate({ to: creation.to, data: creation.data });
    return { ...wanted, account, passkeyVerifier: passkeyVerifierOf(this.network), exists, creation };
  }
}
