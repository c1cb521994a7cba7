import { Injectable } from '@nestjs/common';
import { FindProgrammes } from '@tallystick/credit';
import { BuyerWithoutProgramme } from '../domain/errors.js';
import type { FragmentOfReceivable } from './find-fragment.js';

/** The buyer's own programme that takes up a part of a fragment: a bank buys within its ring-fence alone. */
@Injectable()
export class FindBuyersLine {
  constructor(private readonly programmes: FindProgrammes) {}

  /** Throws `BuyerWithoutProgramme`. */
  async run(bank: string, { fragment, receivable }: FragmentOfReceivable, amountMinor: string): Promise<string> {
    const { debtor, currency } = receivable;
    const drawnOn = fragment.programme;
    const line = await this.programmes.withHeadroom({ bank, debtor, currency, drawnOn }, BigInt(amountMinor));
    if (line === undefined) throw new BuyerWithoutProgramme(bank);
    return line;
  }
}
