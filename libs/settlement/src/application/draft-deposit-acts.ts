import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Network } from '@tallystick/act-types';
import { type ActDraft, Deadlines, PartyDirectory } from '@tallystick/acts';
import { ChainReader, NETWORK } from '@tallystick/chain';
import type { Principal } from '@tallystick/platform';
import { AccountMissing } from '../domain/errors.js';

export interface DraftTerms {
  readonly offer: boolean;
  /** Seconds since 1970; by default as late as the kind allows. */
  readonly deadline?: string | undefined;
}

/** Drafts what moves deposits other than a purchase or payment: each is signed by whose deposits, or whose promise, they are. */
@Injectable()
export class DraftDepositActs {
  constructor(
    @Inject(NETWORK) private readonly network: Network,
    private readonly deadlines: Deadlines,
    private readonly directory: PartyDirectory,
    private readonly chain: ChainReader,
  ) {}

  /** The issuing bank's deposit for a party. `bankReference` (32 bytes, 0x hex) is taken once; a random one stands in for none. */
  async mint(
    party: string,
    amountMinor: string,
    bankReference: string | undefined,
    terms: DraftTerms,
  ): Promise<ActDraft> {
    const message = {
      to: await this.accountOf(party),
      amount: amountMinor,
      bankReference: bankReference ?? `0x${randomBytes(32).toString('hex')}`,
      deadline: terms.deadline ?? (await this.deadlines.latest('mint')),
    };
    return { kind: 'mint', message, offer: terms.offer };
  }

  /** The caller's leave for the ledger to move up to this much of its deposits, in acts that the caller signs. */
  async permit(valueMinor: string, terms: DraftTerms, caller: Principal): Promise<ActDraft> {
    const owner = await this.accountOf(caller.party);
    const message = {
      owner,
      spender: this.network.contracts.receivables,
      value: valueMinor,
      nonce: String(await this.chain.permitNonce(owner)),
      deadline: terms.deadline ?? (await this.deadlines.latest('permit')),
    };
    return { kind: 'permit', message, offer: terms.offer };
  }

  /** Names the deposit token as the asset of a currency, once and for ever; the registrar signs. */
  async listAsset(currency: number, terms: DraftTerms): Promise<ActDraft> {
    const message = {
      currency: String(currency),
      asset: this.network.contracts.depositToken,
      deadline: terms.deadline ?? (await this.deadlines.latest('list-asset')),
    };
    return { kind: 'list-asset', message, offer: terms.offer };
  }

  private async accountOf(party: string): Promise<string> {
    const standing = await this.directory.standingOf(party);
    if (!standing) throw new AccountMissing(party);
    return standing.account;
  }
}
