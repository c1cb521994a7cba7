import { SchemasAndRoles1700000000001 } from './0001-schemas-and-roles.js';
import { Chain1700000000002 } from './0002-chain.js';
import { EmbeddedChain1700000000003 } from './0003-embedded-chain.js';
import { Ledger1700000000004 } from './0004-ledger.js';
import { Acts1700000000005 } from './0005-acts.js';
import { Parties1700000000006 } from './0006-parties.js';
import { Trade1700000000007 } from './0007-trade.js';
import { ActsMovedPast1700000000008 } from './0008-acts-moved-past.js';
import { IdempotencyKeysEnd1700000000009 } from './0009-idempotency-keys-end.js';
import { Encumbrances1700000000010 } from './0010-encumbrances.js';
import { LaterActsMovedPast1700000000011 } from './0011-later-acts-moved-past.js';
import { StandingByLiveFragment1700000000012 } from './0012-standing-by-live-fragment.js';
import { FactsStateThemselves1700000000013 } from './0013-facts-state-themselves.js';
import { CreditedInvoices1700000000014 } from './0014-credited-invoices.js';
import { TaxBureauAnswers1700000000015 } from './0015-tax-bureau-answers.js';
import { DuplicateRegistry1700000000016 } from './0016-duplicate-registry.js';
import { Records1700000000017 } from './0017-records.js';
import { ReviewsAndLoweredCaps1700000000019 } from './0019-reviews-and-lowered-caps.js';
import { SalesBySeller1700000000020 } from './0020-sales-by-seller.js';
import { LikeInvoices1700000000021 } from './0021-like-invoices.js';
import { SeenElsewhere1700000000022 } from './0022-seen-elsewhere.js';
import { RemittanceAdvices1700000000023 } from './0023-remittance-advices.js';
import { Telemetry1700000000024 } from './0024-telemetry.js';
import { Sites1700000000025 } from './0025-sites.js';
import { Alarms1700000000026 } from './0026-alarms.js';
import { Anchors1700000000027 } from './0027-anchors.js';
import { People1700000000028 } from './0028-people.js';
import { Machines1700000000029 } from './0029-machines.js';
import { Lists1700000000031 } from './0031-lists.js';
import { Audit1700000000032 } from './0032-audit.js';
import { ActingPasskeys1700000000033 } from './0033-acting-passkeys.js';
import { AccountChanges1700000000034 } from './0034-account-changes.js';
import { Causes1700000000035 } from './0035-causes.js';
import { ChallengesAndAccountChanges1700000000036 } from './0036-challenges-and-account-changes.js';
import { DocumentBatches1700000000037 } from './0037-document-batches.js';
import { Webhooks1700000000038 } from './0038-webhooks.js';
import { DocumentFindings1700000000042 } from './0042-document-findings.js';
import { IdempotencyLeases1700000000039 } from './0039-idempotency-leases.js';
import { WaitingCredentialsAndSearch1700000000040 } from './0040-waiting-credentials-and-search.js';
import { SmallerListsAndEndedActs1700000000041 } from './0041-smaller-lists-and-ended-acts.js';
import { QuoteRequests1700000000043 } from './0043-quote-requests.js';
import { ApprovalsByKeys1700000000044 } from './0044-approvals-by-keys.js';
import { AlarmUrgencyAndRuleReasons1700000000045 } from './0045-alarm-urgency-and-rule-reasons.js';
import { WarehouseReceipts1700000000046 } from './0046-warehouse-receipts.js';

/** Every migration, in the order in which they run. */
export const migrations = [
  SchemasAndRoles1700000000001,
  Chain1700000000002,
  EmbeddedChain1700000000003,
  Ledger1700000000004,
  Acts1700000000005,
  Parties1700000000006,
  Trade1700000000007,
  ActsMovedPast1700000000008,
  IdempotencyKeysEnd1700000000009,
  Encumbrances1700000000010,
  LaterActsMovedPast1700000000011,
  StandingByLiveFragment1700000000012,
  FactsStateThemselves1700000000013,
  CreditedInvoices1700000000014,
  TaxBureauAnswers1700000000015,
  DuplicateRegistry1700000000016,
  Records1700000000017,
  ReviewsAndLoweredCaps1700000000019,
  SalesBySeller1700000000020,
  LikeInvoices1700000000021,
  SeenElsewhere1700000000022,
  RemittanceAdvices1700000000023,
  Telemetry1700000000024,
  Sites1700000000025,
  Alarms1700000000026,
  Anchors1700000000027,
  People1700000000028,
  Machines1700000000029,
  Lists1700000000031,
  Audit1700000000032,
  ActingPasskeys1700000000033,
  AccountChanges1700000000034,
  Causes1700000000035,
  ChallengesAndAccountChanges1700000000036,
  DocumentBatches1700000000037,
  Webhooks1700000000038,
  IdempotencyLeases1700000000039,
  WaitingCredentialsAndSearch1700000000040,
  SmallerListsAndEndedActs1700000000041,
  DocumentFindings1700000000042,
  QuoteRequests1700000000043,
  ApprovalsByKeys1700000000044,
  AlarmUrgencyAndRuleReasons1700000000045,
  WarehouseReceipts1700000000046,
];
