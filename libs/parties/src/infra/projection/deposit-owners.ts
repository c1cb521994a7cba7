import type { Concern, LedgerEvent, LedgerStep, Projector } from '@tallystick/chain';
import { In } from 'typeorm';
import { LedgerParty } from './ledger-party.entity.js';

/** Knows whose account a deposit moved from or to; the balances themselves are kept in `libs/chain`. */
export class DepositOwners implements Projector<'depositToken'> {
  readonly contract = 'depositToken';

  async apply(event: LedgerEvent<'depositToken'>, { tx }: LedgerStep): Promise<Concern> {
    const accounts = accountsOf(event);
    const owners = await tx.findBy(LedgerParty, { account: In(accounts) });
    return { subject: accounts.at(-1) ?? '', parties: owners.map(({ party }) => party) };
  }
}

function accountsOf(event: LedgerEvent<'depositToken'>): string[] {
  switch (event.name) {
    case 'Transfer':
      return [event.args.from, event.args.to];
    case 'Minted':
      return [event.args.to];
    case 'Permitted':
      return [event.args.owner];
  }
}
