import { Inject, Injectable } from '@nestjs/common';
import { type Network, passkeyVerifierOf } from '@tallystick/act-types';
import { type AccountKind, AccountReader, ChainReader, NETWORK, type PartyAccountState } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { AccountUndeclared, NotAPartyAccount } from '../domain/errors.js';
import { FindOrganisations } from './find-organisations.js';

export interface OwnAccount {
  readonly account: string;
  readonly kind: AccountKind;
  /** Of an account of several persons. */
  readonly state?: PartyAccountState;
  readonly passkeyVerifier: string;
}

export interface OwnPartyAccount extends OwnAccount {
  readonly state: PartyAccountState;
}

/** The account that the caller's party signs with, as the chain has it. Nobody's but the caller's own: who its persons are is its own business. */
@Injectable()
export class FindAccount {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly organisations: FindOrganisations,
    private readonly chain: ChainReader,
    private readonly accounts: AccountReader,
  ) {}

  /** The ledger's word, or, before the party is enrolled, its own. Throws `AccountUndeclared`. */
  async ownOf({ party }: Principal): Promise<OwnAccount> {
    const { organisation, enrolled } = await this.organisations.byParty(party);
    const account = enrolled?.account ?? organisation.account;
    if (account === null) throw new AccountUndeclared(party);
    const kind = await this.chain.kindOf(account);
    const passkeyVerifier = passkeyVerifierOf(this.network);
    const state = kind === 'party-account' ? await this.accounts.read(account) : undefined;
    return { account, kind, passkeyVerifier, ...(state ? { state } : {}) };
  }

  /** Throws `NotAPartyAccount`. */
  async ownPartyAccountOf(caller: Principal): Promise<OwnPartyAccount> {
    const { state, ...own } = await this.ownOf(caller);
    if (!state) throw new NotAPartyAccount(own.account);
    return { ...own, state };
  }
}
