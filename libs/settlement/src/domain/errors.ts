import { DomainError } from '@tallystick/kernel';

export class AccountMissing extends DomainError {
  constructor(party: string) {
    super(
      'account-missing',
      'conflict',
      `Party ${party} is not enrolled on the ledger, so it has no account to hold deposits.`,
      { party },
    );
  }
}
