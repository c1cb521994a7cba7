import type { Projector } from '@tallystick/chain';
import { DepositOwners } from './deposit-owners.js';
import { LedgerParty } from './ledger-party.entity.js';
import { LedgerRecovery } from './ledger-recovery.entity.js';
import { PartiesProjector } from './parties-projector.js';

export { LedgerParty, LedgerRecovery };

/** The tables of `ledger` that belong to this context. */
export const ledgerEntities = [LedgerParty, LedgerRecovery];

/** What keeps them; the order among contexts does not matter but for deposits and for payments for a debtor, which look up parties. */
export const ledgerProjectors: readonly Projector[] = [new PartiesProjector(), new DepositOwners()];
