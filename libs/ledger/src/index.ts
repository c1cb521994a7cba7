import { chainEntities, DepositBalances, type Projector } from '@tallystick/chain';
import * as credit from '@tallystick/credit';
import * as parties from '@tallystick/parties';
import * as receivables from '@tallystick/receivables';
import * as telemetry from '@tallystick/telemetry/store';
import * as trade from '@tallystick/trade';

/** Every table of `chain` and `ledger`: what the worker and a rebuild need of the database. */
export const ledgerEntities = [
  ...chainEntities,
  ...parties.ledgerEntities,
  ...credit.ledgerEntities,
  ...trade.ledgerEntities,
  ...receivables.ledgerEntities,
  ...telemetry.ledgerEntities,
];

/** Everything that turns events into rows, for the indexer and for a rebuild alike. */
export const ledgerProjectors: readonly Projector[] = [
  new DepositBalances(),
  ...parties.ledgerProjectors,
  ...credit.ledgerProjectors,
  ...trade.ledgerProjectors,
  ...receivables.ledgerProjectors,
  ...telemetry.ledgerProjectors,
];
