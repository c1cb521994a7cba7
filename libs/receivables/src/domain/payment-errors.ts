import { DomainError } from '@tallystick/kernel';

export class NotMatured extends DomainError {
  constructor(dueAt: Date) {
    const when = dueAt.toISOString();
    super('not-matured', 'conflict', `Before ${when}, when it is due, only the debtor pays.`, { dueAt: when });
  }
}

export class AssetNotListed extends DomainError {
  constructor(currency: string) {
    super(
      'asset-not-listed',
      'conflict',
      `No token is named for ${currency}, so nothing is paid in it on the ledger.`,
      {
        currency,
      },
    );
  }
}

export class PayerIsPayee extends DomainError {
  constructor(party: string) {
    super('payer-is-payee', 'conflict', `Party ${party} would pay itself.`, { party });
  }
}

export class PayerSendsNothing extends DomainError {
  constructor(payer: string) {
    super(
      'payer-sends-nothing',
      'conflict',
      `Account ${payer} is one of several persons: it signs, and sends no transaction. Name as payer a wallet of your own that holds the deposits.`,
      { payer },
    );
  }
}

export class PayerOfAnotherParty extends DomainError {
  constructor(payer: string) {
    super('payer-of-another-party', 'forbidden', `Account ${payer} is another party's; its wallet prepares its own.`, {
      payer,
    });
  }
}

export class PayerMalformed extends DomainError {
  constructor(payer: string) {
    super(
      'payer-malformed',
      'invalid',
      `${payer} is no account: expected 0x and 40 hex digits, in one case or with a right checksum (ERC-55).`,
      { payer },
    );
  }
}

export class PayerHasTooLittle extends DomainError {
  constructor(payer: string, amountMinor: string) {
    super('payer-has-too-little', 'conflict', `Account ${payer} has less than the ${amountMinor} minor units to pay.`, {
      payer,
      amountMinor,
    });
  }
}
