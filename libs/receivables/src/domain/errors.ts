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
