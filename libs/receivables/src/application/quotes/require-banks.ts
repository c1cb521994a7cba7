import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { bitsToRoles } from '@tallystick/act-types';
import { LedgerParty } from '@tallystick/parties';
import type { Principal } from '@tallystick/platform';
import { DataSource, In } from 'typeorm';
import { AskedOneself, BankNamedTwice, NotABank, TooManyBanksAsked } from '../../domain/quotes/quote-errors.js';
import { QUOTE_LIMITS, type QuoteLimits } from './quote-limits.js';

/** Whom one may ask for a price: banks, each once, as the ledger has them enrolled. Which of them would buy is theirs to say. */
@Injectable()
export class RequireBanks {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(QUOTE_LIMITS) private readonly limits: QuoteLimits,
  ) {}

  /** @throws TooManyBanksAsked, BankNamedTwice, AskedOneself, NotABank */
  async run(banks: readonly string[], { party }: Principal): Promise<void> {
    const { banksMax } = this.limits;
    if (banks.length > banksMax) throw new TooManyBanksAsked(banks.length, banksMax);
    const twice = banks.find((bank, place) => banks.indexOf(bank) !== place);
    if (twice !== undefined) throw new BankNamedTwice(twice);
    if (banks.includes(party)) throw new AskedOneself();
    const enrolled = await this.dataSource.manager.findBy(LedgerParty, { party: In([...banks]) });
    const known = new Set(enrolled.flatMap((one) => (bitsToRoles(one.roles).includes('bank') ? [one.party] : [])));
    const other = banks.find((bank) => !known.has(bank));
    if (other !== undefined) throw new NotABank(other);
  }
}
