import { FactParty } from './facts/fact-party.entity.js';
import { DepositBalance } from './indexer/deposit-balance.entity.js';
import { LedgerActivity } from './indexer/ledger-activity.entity.js';
import { LedgerCursor } from './indexer/ledger-cursor.entity.js';
import { RecordedAct } from './indexer/recorded-act.entity.js';
import { RevokedAct } from './indexer/revoked-act.entity.js';
import { OutboxEntry } from './outbox/outbox-entry.entity.js';
import { SentTransaction } from './relayer/sent-transaction.entity.js';
import { SignedVersion } from './relayer/signed-version.entity.js';

/** Every table of the relayer and the indexer, for a data source. */
export const chainEntities = [
  OutboxEntry,
  FactParty,
  SentTransaction,
  SignedVersion,
  LedgerCursor,
  RecordedAct,
  RevokedAct,
  DepositBalance,
  LedgerActivity,
];
