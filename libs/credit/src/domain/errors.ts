import { DomainError } from '@tallystick/kernel';

export class ProgrammeNotFound extends DomainError {
  constructor(programme: string) {
    super('programme-not-found', 'not-found', `There is no programme ${programme} of yours or on your credit.`, {
      programme,
    });
  }
}

export class BankNotEnrolled extends DomainError {
  constructor() {
    super(
      'bank-not-enrolled',
      'conflict',
      'Only a party enrolled on the ledger can open a programme; ask the registrar to enrol you.',
    );
  }
}

export class DebtorNotEnrolled extends DomainError {
  constructor(debtor: string) {
    super(
      'debtor-not-enrolled',
      'conflict',
      `Party ${debtor} is not enrolled on the ledger, so no programme can be opened on it.`,
      { debtor },
    );
  }
}
