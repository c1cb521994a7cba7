import { Inject, Injectable } from '@nestjs/common';
import { findAddress, type Network, passkeyVerifierOf } from '@tallystick/act-types';
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

/** Where it is, checksummed, and how the chain has it. */
export interface PartyAccount {
  readonly address: string;
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

  /** By the ledger or, before the party is enrolled, by its own word; undefined of one that has declared none. */
  async addressOf(party: string): Promise<string | undefined> {
    const { organisation, enrolled } = await this.organisations.byParty(party);
    return findAddress(enrolled?.account ?? organisation.account ?? '');
  }

  /** A party's account of several persons; undefined of one that signs with another, or has declared none. For what is decided of it, not for showing it. */
  async partyAccountOf(party: string): Promise<PartyAccount | undefined> {
    const address = await this.addressOf(party);
    if (address === undefined || (await this.chain.kindOf(address)) !== 'party-account') return undefined;
    return { address, state: await this.accounts.read(address) };
  }

  /** Throws `AccountUndeclared`. */
  async ownOf({ party }: Principal): Promise<OwnAccount> {
    const account = await this.addressOf(party);
    if (account === undefined) throw new AccountUndeclared(party);
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
