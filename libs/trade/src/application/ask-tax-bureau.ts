import type { TradeDocument } from '../domain/documents/trade-document.js';
import { type TaxBureauAnswer, type TaxBureauCheck, taxInvoiceQueryOf } from '../domain/einvoice/tax-bureau-check.js';
import { TaxBureauUnavailable } from '../domain/errors.js';

/** Asks the tax bureau about an e-invoice, where an operator has set up whom to ask. */
export class AskTaxBureau {
  constructor(private readonly check: TaxBureauCheck | undefined) {}

  /** Undefined when it is no e-invoice, nobody is set up, or there was no answer: papers come in while a bureau is down, and say so. */
  async run(document: TradeDocument): Promise<TaxBureauAnswer | undefined> {
    const query = taxInvoiceQueryOf(document);
    if (!query || !this.check) return undefined;
    try {
      return await this.check.ask(query);
    } catch (error) {
      if (!(error instanceof TaxBureauUnavailable)) throw error;
      return undefined;
    }
  }
}
