export { AccountReader, type AccountReaderSettings, type PartyAccountState } from './accounts/account-reader.js';
export { PasskeyVerifierReader } from './accounts/passkey-verifier-reader.js';
export { type AuditOptions, type AuditReport, auditLedger } from './audit/audit-ledger.js';
export { LogAccount } from './anchoring/log-account.js';
export { readAnchoredSizes } from './anchoring/read-anchored-sizes.js';
export { type AnchorAnswer, type AnchorAsked, findAnchor, type FoundAnchor } from './anchoring/find-anchor.js';
export type { ReadPapers } from './audit/database-snapshot.js';
export type { Finding, FindingKind } from './audit/finding.js';
export type { StoredAct } from './audit/stored-act.js';
export type { StoredPaper } from './audit/stored-paper.js';
export { chainEntities } from './chain-entities.js';
export { ChainModule, type ChainModuleSettings } from './chain.module.js';
export { type BlockHeader, readBlockHeader } from './contracts/block-header.js';
export { readChainId } from './contracts/chain-id.js';
export { type AccountKind, ChainReader } from './contracts/chain-reader.js';
export { decodeRevert } from './contracts/decode-revert.js';
export { type EncodableAct, encodeAct, type EncodedAct } from './contracts/encode-act.js';
export { ChainRefusal, NodeAnswerInvalid, WrongChain } from './contracts/errors.js';
export { readFinalHead } from './contracts/finality.js';
export { accountsWithoutGasMoney } from './contracts/gas-money.js';
export { NETWORK } from './contracts/network-token.js';
export { createRpcProvider, type RpcSettings } from './contracts/rpc-provider.js';
export {
  deploy,
  deployContracts,
  type DeployContractsOptions,
  DEPLOYED_CONTRACTS,
  type DeployedContract,
  type Deployment,
  DEPLOYMENT_TERMS_SETTINGS,
  type DeploymentTerms,
  type DeployOptions,
  type DepositTokenTerms,
  readDeployment,
  verifyDeployment,
  writeDeployment,
} from './deployment/index.js';
export {
  type ChainHead,
  EMBEDDED_CHAIN_DEFAULTS,
  EmbeddedChain,
  type EmbeddedChainOptions,
  type EmbeddedChainSettings,
  FAULT_POINTS,
  type FaultPoint,
  type FaultPoints,
  faultPointsFromText,
  noFaults,
} from './embedded/index.js';
export { partiesOfFact } from './facts/due-facts.js';
export { FactParty } from './facts/fact-party.entity.js';
export { FactSchedule, type FactScheduleSettings } from './facts/fact-schedule.js';
export { stateFact } from './facts/state-fact.js';
export { DepositBalance } from './indexer/deposit-balance.entity.js';
export { LEDGER_EVENT_TYPES } from './indexer/ledger-event-types.js';
export { LedgerActivity } from './indexer/ledger-activity.entity.js';
export { LedgerCursor } from './indexer/ledger-cursor.entity.js';
export { RecordedAct, type RecordedActKind } from './indexer/recorded-act.entity.js';
export { RevokedAct } from './indexer/revoked-act.entity.js';
export { Outbox, OUTBOX_CHANNEL, type SignedAct, type SignedAnchors } from './outbox/outbox.js';
export { OutboxEntry, type OutboxState, type RelayFailure } from './outbox/outbox-entry.entity.js';
export { SentTransaction, type TransactionState } from './relayer/sent-transaction.entity.js';
export { SignedVersion } from './relayer/signed-version.entity.js';
export {
  noWorkerFaults,
  workerFaultsFromText,
  WORKER_FAULT_POINTS,
  type WorkerFaultPoint,
  type WorkerFaultPoints,
} from './contracts/fault-points.js';
export type { EventPlace, LedgerEvent, LedgerEventBody } from './contracts/ledger-events.js';
export { DepositBalances } from './indexer/deposit-balances.js';
export { ChainDiverged, EventUnknown, ProjectionBroken } from './indexer/errors.js';
export { Indexer, type IndexerSettings } from './indexer/indexer.js';
export { insertRows } from './indexer/insert-rows.js';
export { LedgerStep } from './indexer/ledger-step.js';
export { LEDGER_CHANNEL } from './indexer/projection.js';
export type { Concern, Projector } from './indexer/projector.js';
export { type RebuildProgress, rebuildLedger, type RebuildSettings } from './indexer/rebuild-ledger.js';
export { contractInterfaces, type ContractName } from './contracts/contract-interfaces.js';
export { Relayer } from './relayer/relayer.js';
export { RELAYER_LIMITS, type RelayerLimits, type RelayerSettings } from './relayer/relayer-settings.js';
