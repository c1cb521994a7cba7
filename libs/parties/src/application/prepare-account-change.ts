import { Inject, Injectable } from '@nestjs/common';
import {
  type AccountChange,
  approvalDigest,
  configureDigest,
  type ConfiguredAccount,
  configureTransaction,
  type Network,
  type PreparedTransaction,
} from '@tallystick/act-types';
import { Deadlines } from '@tallystick/acts';
import { ChainReader, NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { signersAfter, type SignersChange } from '../domain/account-signers.js';
import { ChangeDeadlinePassed, ChangeNotApproved } from '../domain/errors.js';
import { FindAccount } from './find-account.js';
import { RequireSigners } from './require-signers.js';

export interface AccountChangeTerms extends SignersChange {
  /** Seconds since 1970; thirty days ahead by default. */
  readonly deadline?: string | undefined;
  /** The account's signature over the change, once enough of its persons approved. */
  readonly signature?: string | undefined;
}

export interface PreparedAccountChange {
  readonly account: ConfiguredAccount;
  readonly change: AccountChange;
  /** Of the change. */
  readonly digest: string;
  /** What each person signs. */
  readonly approvalDigest: string;
  /** Once it is signed. */
  readonly transaction?: PreparedTransaction;
}

/** As long as acts may wait for their signatures. */
const WAITS_FOR_SECONDS = 30 * 86_400;

/**
 * Prepares a change of the caller's own account: first what its persons are to approve, then, with what they signed, the transaction. Nothing
 * is kept between the two: a change in between raises the configuration and makes what was signed void.
 */
@Injectable()
export class PrepareAccountChange {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly accounts: FindAccount,
    private readonly signers: RequireSigners,
    private readonly deadlines: Deadlines,
    private readonly chain: ChainReader,
  ) {}

  async run(terms: AccountChangeTerms, caller: Principal): Promise<PreparedAccountChange> {
    const { account: address, state } = await this.accounts.ownPartyAccountOf(caller);
    await this.signers.run(signersAfter(state, terms), terms.add, caller.party);
    const account = { address, chainId: this.network.chainId, configuration: state.configuration };
    const change = { ...terms, deadline: await this.deadlineOf(terms) };
    const digest = configureDigest(account, change);
    const { signature } = terms;
    const transaction = signature === undefined ? undefined : await this.signed(account, change, digest, signature);
    const approval = approvalDigest(account, digest);
    return { account, change, digest, approvalDigest: approval, ...(transaction ? { transaction } : {}) };
  }

  private async deadlineOf({ deadline }: AccountChangeTerms): Promise<string> {
    const now = await this.deadlines.presentSeconds();
    if (deadline !== undefined && Number(deadline) <= now) throw new ChangeDeadlinePassed(deadline);
    return deadline ?? String(now + WAITS_FOR_SECONDS);
  }

  private async signed(
    account: ConfiguredAccount,
    change: AccountChange,
    digest: string,
    signature: string,
  ): Promise<PreparedTransaction> {
    if (!(await this.chain.isValidSignature(account.address, digest, signature)))
      throw new ChangeNotApproved(digest, account.configuration);
    const transaction = configureTransaction(account, change, signature);
    await this.chain.simulate({ to: transaction.to, data: transaction.data });
    return transaction;
  }
}
