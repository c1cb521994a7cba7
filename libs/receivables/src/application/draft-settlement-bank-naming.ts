import { Injectable } from '@nestjs/common';
import type { ActDraft } from '@tallystick/acts';
import type { Principal } from '@tallystick/platform';
import { SettlementBankInvolved } from '../domain/errors.js';
import { DraftFragmentAct, type DraftTerms } from './draft-fragment-act.js';
import { FindSettlementBank } from './find-settlement-bank.js';

export interface NamingTerms extends DraftTerms {
  /** Party number; 0 for none from now on. */
  readonly bank: string;
}

/** Drafts the caller's naming of the bank whose receipts count for it; the caller alone signs. */
@Injectable()
export class DraftSettlementBankNaming {
  constructor(
    private readonly settlementBanks: FindSettlementBank,
    private readonly acts: DraftFragmentAct,
  ) {}

  async run(terms: NamingTerms, caller: Principal): Promise<ActDraft> {
    if (terms.bank === caller.party) throw new SettlementBankInvolved(terms.bank);
    const { sequence } = await this.settlementBanks.of(caller.party);
    const fields = {
      ...(await this.acts.named('party', caller.party)),
      bank: terms.bank,
      sequence: (BigInt(sequence) + 1n).toString(),
    };
    return this.acts.draft('name-settlement-bank', fields, terms);
  }
}
