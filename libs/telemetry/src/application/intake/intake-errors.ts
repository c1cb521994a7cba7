import { DomainError } from '@tallystick/kernel';

/** Another copy has the site now, or this one began anew: what was not committed under the old fence never will be. */
export class LeaseLost extends DomainError {
  constructor(site: string) {
    super('lease-lost', 'unavailable', `${site}: expected to hold its lease; another intake has taken it.`, { site });
  }
}

/** The intake takes no more; what was taken before is settled. */
export class IntakeClosed extends DomainError {
  constructor(site: string) {
    super('intake-closed', 'unavailable', `${site}: this intake is closing; send it again to the one that comes next.`);
  }
}

/** Not stored and not acknowledged: the gateway sends it again once it has sent what is missing. */
export class TooManyGaps extends DomainError {
  constructor(gateway: string, limit: number) {
    const message = `${gateway}: expected fewer holes; no more than ${limit} runs and epochs are remembered. Send what is missing first.`;
    super('too-many-gaps', 'conflict', message, { gateway, limit });
  }
}

/** An arrival that alone could not be stored, for a reason that trying again does not mend. Nothing of it was stored. */
export class ArrivalNotStored extends DomainError {
  constructor(gateway: string, cause: unknown) {
    super(
      'arrival-not-stored',
      'unavailable',
      `${gateway}: what it sent could not be stored; it was not acknowledged.`,
    );
    this.cause = cause;
  }
}

/** A gateway that will not believe this intake's receipts, so that it keeps all that it sends until its disk is full. */
export class ReceiptKeyDiffers extends DomainError {
  constructor(gateway: string) {
    const message = `${gateway}: its operator enrolled it with another receipt key than this intake signs by, so it forgets nothing. Expected RECEIPT_KEY here to be the key that RECEIPT_PUBLIC_KEY named at the api; else enrol it anew.`;
    super('receipt-key-differs', 'conflict', message, { gateway });
  }
}
