import { DomainError } from '@tallystick/kernel';

export class QuoteRequestNotFound extends DomainError {
  constructor() {
    super(
      'quote-request-not-found',
      'not-found',
      'There is no such request for quotes that you made or are asked to answer.',
    );
  }
}

export class TooManyBanksAsked extends DomainError {
  constructor(given: number, most: number) {
    super('too-many-banks-asked', 'invalid', `One request asks at most ${most} banks, and this one ${given}.`, {
      given,
      most,
    });
  }
}

export class BankNamedTwice extends DomainError {
  constructor(bank: string) {
    super('bank-named-twice', 'invalid', `Party ${bank} is named twice; each bank is asked once.`, { bank });
  }
}

export class NotABank extends DomainError {
  constructor(party: string) {
    super('not-a-bank', 'invalid', `Party ${party} is not enrolled as a bank; banks alone buy claims.`, { party });
  }
}

export class AskedOneself extends DomainError {
  constructor() {
    super('asked-oneself', 'invalid', 'Nobody asks itself for a price; name other banks.');
  }
}

export class UntilOutOfRange extends DomainError {
  /** @param latest that is allowed */
  constructor(until: Date, now: Date, latest: Date) {
    const [given, from, to] = [until, now, latest].map((moment) => moment.toISOString());
    super(
      'until-out-of-range',
      'invalid',
      `A request is open until a time after ${from} and not after ${to}, nor after the claim is due; ${given} is not.`,
      { until: given, now: from, latest: to },
    );
  }
}

export class ClaimMatured extends DomainError {
  constructor(dueDate: string) {
    super('claim-matured', 'conflict', `The claim was due on ${dueDate}; one that is due is paid and not sold.`, {
      dueDate,
    });
  }
}

export class TooManyQuoteRequests extends DomainError {
  constructor(most: number) {
    super(
      'too-many-quote-requests',
      'too-many',
      `An organisation has at most ${most} requests for quotes open; withdraw one, or wait until one lapses.`,
      { most },
    );
  }
}

export class QuoteRequestNotOpen extends DomainError {
  constructor(state: string) {
    super('quote-request-not-open', 'conflict', `The request is ${state}; only an open one is answered or withdrawn.`, {
      state,
    });
  }
}

export class NotAskedForAQuote extends DomainError {
  constructor() {
    super('not-asked-for-a-quote', 'forbidden', 'Only a bank that is asked answers a request.');
  }
}

export class NotTheAsker extends DomainError {
  constructor() {
    super('not-the-asker', 'forbidden', 'Only the seller that made a request withdraws it.');
  }
}

export class QuoteDeclined extends DomainError {
  constructor() {
    super(
      'quote-declined',
      'conflict',
      'You told the seller that you name no price; to have one after all, it asks again.',
    );
  }
}

export class QuoteStands extends DomainError {
  constructor(act: string) {
    super(
      'quote-stands',
      'conflict',
      'A quote of yours can still come to pass; withdraw, refuse or discard it before you decline.',
      { act },
    );
  }
}

export class TooManyQuotes extends DomainError {
  constructor(most: number) {
    super('too-many-quotes', 'too-many', `A bank quotes at most ${most} times on one request.`, { most });
  }
}

export class RateOutOfBounds extends DomainError {
  constructor(annualRatePercent: string) {
    super(
      'rate-out-of-bounds',
      'invalid',
      `The rate is from 0 to 36 percent a year with at most four decimal places, such as 3.6; ${annualRatePercent} is not.`,
      { annualRatePercent },
    );
  }
}

export class NothingLeftToPay extends DomainError {
  constructor(amountMinor: string, discountMinor: string, feeMinor: string) {
    super(
      'nothing-left-to-pay',
      'invalid',
      `Discount ${discountMinor} and fee ${feeMinor} leave nothing of ${amountMinor} minor units to pay; lower rate or fee.`,
      { amountMinor, discountMinor, feeMinor },
    );
  }
}
