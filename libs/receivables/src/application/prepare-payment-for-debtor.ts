import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  approvalTransaction,
  findAddress,
  type Network,
  payForTransaction,
  type PreparedTransaction,
} from '@tallystick/act-types';
import { Deadlines, PartyDirectory } from '@tallystick/acts';
import { ChainReader, NETWORK } from '@tallystick/chain';
import { currencyOfNumericCode } from '@tallystick/kernel';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { requireUnlocked } from '../domain/burdens.js';
import { CounterpartyNotEnrolled } from '../domain/errors.js';
import { lengthOf } from '../domain/interval.js';
import {
  AssetNotListed,
  NotMatured,
  PayerHasTooLittle,
  PayerIsPayee,
  PayerMalformed,
  PayerOfAnotherParty,
  PayerSendsNothing,
} from '../domain/payment-errors.js';
import { LedgerAsset } from '../infra/projection/ledger-asset.entity.js';
import type { LedgerFragment } from '../infra/projection/ledger-fragment.entity.js';
import { FindFragment, type FragmentOfReceivable } from './find-fragment.js';

export interface PaymentForDebtorTerms {
  readonly receivable: string;
  /** Where the fragment starts, minor units. */
  readonly from: string;
  /** The account that is to pay and to send; the caller's own by default. */
  readonly payer?: string | undefined;
}

export interface PaymentForDebtor extends FragmentOfReceivable {
  readonly payer: string;
  /** Party number of whom it goes to: the pledgee of a pledged fragment, else its holder. */
  readonly payee: string;
  readonly payeeAccount: string;
  readonly amountMinor: string;
  readonly asset: string;
  /** To be sent before, in order. */
  readonly approvals: readonly PreparedTransaction[];
  readonly payment: PreparedTransaction;
}

/**
 * Prepares the payment of a whole fragment by somebody else than its debtor, from the due time on: a guarantor, or who stands behind the claim.
 * It is the payer's own transaction and no act, since the ledger takes the tokens of who sends it.
 */
@Injectable()
export class PreparePaymentForDebtor {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(NETWORK) private readonly network: Network,
    private readonly fragments: FindFragment,
    private readonly directory: PartyDirectory,
    private readonly deadlines: Deadlines,
    private readonly chain: ChainReader,
  ) {}

  async run(terms: PaymentForDebtorTerms, caller: Principal): Promise<PaymentForDebtor> {
    const found = await this.fragments.seenBy(terms.receivable, terms.from, caller);
    const { fragment, receivable } = found;
    requireUnlocked(fragment);
    if ((await this.deadlines.presentSeconds()) * 1000 < receivable.dueAt.getTime())
      throw new NotMatured(receivable.dueAt);
    const payer = await this.payerOf(terms, caller);
    const { payee, payeeAccount } = await this.payeeOf(fragment);
    if (payer === payeeAccount) throw new PayerIsPayee(payee);
    const asset = await this.assetOf(receivable.currency);
    const amountMinor = lengthOf(fragment).toString();
    const payment = payForTransaction(this.network, fragment);
    const approvals = await this.approvalsOf(payer, asset, amountMinor);
    // Whatever else the chain would refuse: with leave still to be given it cannot be asked.
    if (approvals.length === 0) await this.chain.simulate({ from: payer, to: payment.to, data: payment.data });
    return { ...found, payer, payee, payeeAccount, amountMinor, asset, approvals, payment };
  }

  private async payerOf({ payer: named }: PaymentForDebtorTerms, { party }: Principal): Promise<string> {
    const own = (await this.directory.standingOf(party))?.account;
    const payer = named === undefined ? own : findAddress(named);
    if (payer === undefined) throw named === undefined ? new CounterpartyNotEnrolled(party) : new PayerMalformed(named);
    // What a stranger's account holds is not told by whether it would do.
    const owner = payer === own ? party : await this.directory.partyOfAccount(payer);
    if (owner !== undefined && owner !== party) throw new PayerOfAnotherParty(payer);
    if ((await this.chain.kindOf(payer)) === 'party-account') throw new PayerSendsNothing(payer);
    return payer;
  }

  private async payeeOf({ holder, pledgee }: LedgerFragment): Promise<{ payee: string; payeeAccount: string }> {
    const payee = pledgee === '0' ? holder : pledgee;
    const standing = await this.directory.standingOf(payee);
    if (!standing) throw new CounterpartyNotEnrolled(payee);
    return { payee, payeeAccount: standing.account };
  }

  private async assetOf(currency: number): Promise<string> {
    const asset = await this.dataSource.manager.findOneBy(LedgerAsset, { currency });
    if (!asset) throw new AssetNotListed(currencyOfNumericCode(currency).code);
    return asset.address;
  }

  /** What was allowed for other payments stays so: the leave is raised by the amount, not replaced by it. */
  private async approvalsOf(payer: string, asset: string, amountMinor: string): Promise<PreparedTransaction[]> {
    const { receivables } = this.network.contracts;
    const { balance, allowance } = await this.chain.tokenStanding(asset, payer, receivables);
    const amount = BigInt(amountMinor);
    if (balance < amount) throw new PayerHasTooLittle(payer, amountMinor);
    if (allowance >= amount) return [];
    return [approvalTransaction(this.network, asset, (allowance + amount).toString())];
  }
}
