import { DomainError } from '@tallystick/kernel';

export class ReceivableNotFound extends DomainError {
  constructor() {
    super('receivable-not-found', 'not-found', 'There is no such receivable that you owe, hold or have financed.');
  }
}

export class FragmentNotFound extends DomainError {
  constructor(receivable: string, from: string) {
    super(
      'fragment-not-found',
      'not-found',
      `No live fragment of yours starts at ${from} of receivable ${receivable}.`,
      { receivable, from },
    );
  }
}

export class PartsDoNotTileFragment extends DomainError {
  constructor(sum: bigint, length: bigint) {
    super(
      'parts-do-not-tile-fragment',
      'invalid',
      `The parts add up to ${sum}, the fragment is ${length}; they must be equal.`,
      {
        sum: sum.toString(),
        length: length.toString(),
      },
    );
  }
}

export class AmountOverFragment extends DomainError {
  constructor(amount: bigint, length: bigint) {
    super('amount-over-fragment', 'invalid', `The fragment is ${length} minor units; ${amount} is more.`, {
      amount: amount.toString(),
      length: length.toString(),
    });
  }
}

export class FragmentsNotAdjacent extends DomainError {
  constructor(to: string, from: string) {
    super(
      'fragments-not-adjacent',
      'invalid',
      `Fragments merge only side by side: one ends at ${to}, the next begins at ${from}.`,
      { to, from },
    );
  }
}

export class FaceOverCap extends DomainError {
  constructor(face: bigint, unused: bigint) {
    super('face-over-cap', 'invalid', `The invoice has ${unused} minor units left to finance; ${face} is more.`, {
      face: face.toString(),
      unused: unused.toString(),
    });
  }
}

export class DueDatePassed extends DomainError {
  constructor(dueDate: string) {
    super(
      'due-date-passed',
      'invalid',
      `The due date ${dueDate} is over; a receivable is issued with a due date to come.`,
      { dueDate },
    );
  }
}

export class TermTooLong extends DomainError {
  constructor(dueDate: string, latest: string) {
    super(
      'term-too-long',
      'invalid',
      `The due date ${dueDate} lies beyond ${latest}: a certificate's term is at most six calendar months (银发〔2025〕77号, art. 11).`,
      { dueDate, latest, rule: 'S77-11a' },
    );
  }
}

export class NotDebtorOrCreditor extends DomainError {
  constructor() {
    super(
      'not-debtor-or-creditor',
      'forbidden',
      'Only the debtor or the creditor of the verified invoice may draft its receivable.',
    );
  }
}

export class BuyerWithoutProgramme extends DomainError {
  constructor(buyer: string) {
    super(
      'buyer-without-programme',
      'conflict',
      `Party ${buyer} has no open programme on this debtor and currency with headroom for the amount; without one the ledger refuses the purchase.`,
      { buyer },
    );
  }
}

export class CounterpartyNotEnrolled extends DomainError {
  constructor(party: string) {
    super('counterparty-not-enrolled', 'conflict', `Party ${party} is not enrolled on the ledger.`, { party });
  }
}

export class FragmentFlagged extends DomainError {
  constructor(flags: { readonly frozen: boolean; readonly locked: boolean; readonly disputed: boolean }) {
    const names = Object.entries(flags).flatMap(([name, isSet]) => (isSet ? [name] : []));
    super('fragment-flagged', 'conflict', `The fragment is ${names.join(' and ')}, which stops this act.`, flags);
  }
}

export class PledgeStands extends DomainError {
  constructor() {
    super('pledge-stands', 'conflict', 'A pledged fragment does not move; its pledgee releases it first.');
  }
}

export class PayByPassed extends DomainError {
  constructor(payBy: string) {
    super('pay-by-passed', 'invalid', `The day of payment ${payBy} is over.`, { payBy });
  }
}

export class UnlockTooSoon extends DomainError {
  constructor(unlockFrom: string, earliest: string) {
    super(
      'unlock-too-soon',
      'invalid',
      `A transfer of the last day may still be on its way: the lock can be undone from the end of ${earliest} at the earliest, not of ${unlockFrom}.`,
      { unlockFrom, earliest },
    );
  }
}

export class LockOutlastsClaim extends DomainError {
  constructor(unlockFrom: string) {
    super(
      'lock-outlasts-claim',
      'invalid',
      `The claim is due before the end of ${unlockFrom}, from when on the lock could be undone; sell it against deposits, or with an earlier day of payment.`,
      { unlockFrom },
    );
  }
}

export class SettlementBankUnnamed extends DomainError {
  constructor(party: string) {
    super(
      'settlement-bank-unnamed',
      'conflict',
      `Party ${party} has named no settlement bank, so no bank transfer to it counts; it signs name-settlement-bank first.`,
      { party },
    );
  }
}

export class SettlementBankInvolved extends DomainError {
  constructor(bank: string) {
    super(
      'settlement-bank-involved',
      'conflict',
      `Party ${bank} cannot sign the receipt: nobody's receipt counts for its own side, payee's, payer's or buyer's.`,
      { bank },
    );
  }
}

export class ReceiptAmountDiffers extends DomainError {
  constructor(priceMinor: string, amountMinor: string) {
    super('receipt-amount-differs', 'invalid', `The price is ${priceMinor} minor units, booked were ${amountMinor}.`, {
      priceMinor,
      amountMinor,
    });
  }
}

export class BookedOutOfTime extends DomainError {
  constructor(bookedAt: string, latest: string) {
    super(
      'booked-out-of-time',
      'invalid',
      `The money counts when it was booked at ${latest} (seconds since 1970) at the latest; it was at ${bookedAt}.`,
      { bookedAt, latest },
    );
  }
}

export class ReceiptUsed extends DomainError {
  constructor(bankReference: string) {
    super('receipt-used', 'conflict', 'The payment behind this reference was used already.', { bankReference });
  }
}

export class NotDisputed extends DomainError {
  constructor() {
    super('not-disputed', 'conflict', 'The fragment is not disputed.');
  }
}

export class NotFrozen extends DomainError {
  constructor() {
    super('not-frozen', 'conflict', 'The fragment is not frozen.');
  }
}

export class FreezeUnconfirmed extends DomainError {
  constructor() {
    super('freeze-unconfirmed', 'conflict', 'No order has confirmed the freeze, so nothing can be reassigned by it.');
  }
}

export class ReassignmentTooSoon extends DomainError {
  constructor(earliest: Date) {
    const when = earliest.toISOString();
    super(
      'reassignment-too-soon',
      'conflict',
      `The holder is to be heard first: a reassignment is signed from ${when} on, three days after the order was shown.`,
      { earliest: when },
    );
  }
}

export class NotOverdue extends DomainError {
  constructor(state: string, earliest: Date) {
    super(
      'not-overdue',
      'conflict',
      `The receivable is ${state}; one that is unpaid is declared overdue, from ${earliest.toISOString()} on.`,
      { state, earliest: earliest.toISOString() },
    );
  }
}

export class LockStands extends DomainError {
  constructor(unlockFrom: Date) {
    const when = unlockFrom.toISOString();
    super('lock-stands', 'conflict', `Before ${when} only the buyer undoes the lock.`, { unlockFrom: when });
  }
}

export class FreezeStands extends DomainError {
  /** @param lapsesAt undefined when an order confirmed it */
  constructor(lapsesAt: Date | undefined) {
    const when = lapsesAt?.toISOString();
    const told = when
      ? `The freeze lapses at ${when}, unless an order is shown before.`
      : 'An order confirmed the freeze.';
    super('freeze-stands', 'conflict', told, when ? { lapsesAt: when } : {});
  }
}

export class DebtorStopped extends DomainError {
  constructor(debtor: string) {
    super(
      'debtor-stopped',
      'conflict',
      `Party ${debtor} has overdue receivables and issues nothing new before they are paid (银发〔2025〕77号, art. 15).`,
      { debtor, rule: 'S77-15' },
    );
  }
}
