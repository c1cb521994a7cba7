import type { LedgerEvent } from '../contracts/ledger-events.js';

const FIRST_EPOCH = '1';

/** Which account signed for a party at each of its epochs. */
export class AccountHistory {
  private readonly accounts = new Map<string, string>();
  private readonly present = new Map<string, string>();

  note(event: LedgerEvent): void {
    if (event.contract !== 'partyRegistry') return;
    const party = event.args.party.toString();
    switch (event.name) {
      case 'PartyEnrolled':
        return this.set(party, FIRST_EPOCH, event.args.account);
      case 'PartyAccountChanged':
      case 'RecoveryCompleted':
        return this.set(party, event.args.epoch.toString(), event.args.account);
      case 'PartyEpochRaised':
      case 'RecoveryStopped':
        return this.set(party, event.args.epoch.toString(), this.present.get(party) ?? '');
      case 'PartyRenewed':
      case 'RecoveryProposed':
        return;
    }
  }

  at(party: string, epoch: string): string | undefined {
    return this.accounts.get(`${party} ${epoch}`);
  }

  /** Every account that ever signed for the party. */
  of(party: string): readonly string[] {
    return [...this.accounts].filter(([key]) => key.startsWith(`${party} `)).map(([, account]) => account);
  }

  all(): readonly string[] {
    return [...new Set(this.accounts.values())];
  }

  private set(party: string, epoch: string, account: string): void {
    this.accounts.set(`${party} ${epoch}`, account);
    this.present.set(party, account);
  }
}
