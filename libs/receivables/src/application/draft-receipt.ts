import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type ActDraft, Deadlines } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { BookedOutOfTime, ReceiptUsed } from '../domain/errors.js';
import { UsedReceipt } from '../infra/projection/used-receipt.entity.js';
import { DraftFragmentAct, type FragmentTerms } from './draft-fragment-act.js';
import type { FragmentOfReceivable } from './find-fragment.js';

/** What a settlement bank says of money that it booked. */
export interface ReceiptTerms extends FragmentTerms {
  readonly amountMinor: string;
  /** 32 bytes, 0x hex: the bank's own name of the booking, which counts once. */
  readonly bankReference: string;
  /** Seconds since 1970. */
  readonly bookedAt: string;
}

/** What the money was for, as the chain counts it. */
const PURPOSES = { 'pay-by-receipt': '1', settle: '2' } as const;

/** What both kinds of receipt share; the caller is the bank, and alone signs. */
@Injectable()
export class DraftReceipt {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly deadlines: Deadlines,
    private readonly acts: DraftFragmentAct,
  ) {}

  /** @param bookedBy seconds since 1970; without it the present is the limit */
  async run(
    kind: keyof typeof PURPOSES,
    { fragment, receivable }: FragmentOfReceivable,
    payee: string,
    terms: ReceiptTerms,
    caller: Principal,
    bookedBy = Infinity,
  ): Promise<ActDraft> {
    const { bankReference, bookedAt, amountMinor } = terms;
    await this.requireInTime(bookedAt, bookedBy);
    await this.requireUnused(caller.party, bankReference);
    const fields = {
      purpose: PURPOSES[kind],
      receivable: fragment.receivable,
      from: fragment.from,
      version: fragment.version,
      payee,
      currency: String(receivable.currency),
      amount: amountMinor,
      bankReference,
      bookedAt,
      ...(await this.acts.named('bank', caller.party)),
    };
    return this.acts.draft(kind, fields, terms);
  }

  private async requireInTime(bookedAt: string, bookedBy: number): Promise<void> {
    const latest = Math.min(bookedBy, await this.deadlines.presentSeconds());
    if (Number(bookedAt) > latest) throw new BookedOutOfTime(bookedAt, String(latest));
  }

  private async requireUnused(bank: string, bankReference: string): Promise<void> {
    const isUsed = await this.dataSource.manager.existsBy(UsedReceipt, { bank, bankReference });
    if (isUsed) throw new ReceiptUsed(bankReference);
  }
}
