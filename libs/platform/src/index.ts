export { announce, type Announcement, PAPERS_CHANNEL } from './activity/announce.js';
export { ADMINISTRATIVE_EVENTS, eventsWithheldFrom, PAPERS_EVENTS, type PapersEvent } from './activity/event-types.js';
export { PapersActivity } from './activity/papers-activity.entity.js';
export { auditHash, NO_HASH } from './audit/audit-chain.js';
export { AuditChain } from './audit/audit-chain.entity.js';
export { AuditCommits } from './audit/audit-commits.js';
export {
  AUDIT_ACTORS,
  AUDIT_OUTCOMES,
  type AuditActor,
  AuditEntry,
  type AuditOutcome,
} from './audit/audit-entry.entity.js';
export { AUDIT_KEEPING_SETTINGS, AuditKeeper } from './audit/audit-keeper.js';
export { AuditRefusals, type RefusalLimits } from './audit/audit-refusals.js';
export { auditRequests } from './audit/audit-requests.js';
export type { AuditedObject, AuditNote } from './audit/audit-sheet.js';
export { noteForAudit } from './audit/note-for-audit.js';
export { type AuditedRoutes, EXPORT, READ, UNNAMED } from './audit/audited-route.js';
export { ADDRESSES_KEPT, type AddressesKept } from './audit/kept-address.js';
export { writeAudit } from './audit/write-audit.js';
export { CLOCK } from './clock/clock.js';
export {
  type Access,
  ACCESS_EXTENSION,
  AccessTokenGuard,
  AccessTokens,
  type AuthenticatedRequest,
  NotSignedIn,
  Public,
  RequireOperator,
  RequireScope,
  ScopeMissing,
} from './auth/access-token-guard.js';
export { rightEnded, standingNow, type TokenStands } from './auth/right-ended.js';
export { SERVICE_TOKEN, ServiceTokenGuard } from './auth/service-token-guard.js';
export { Caller } from './auth/caller.js';
export { PERSON_ROLES, type PersonRole, type Principal, type Scope, SCOPES } from './auth/principal.js';
export { OriginNotOurs, type SessionCookie, shownToken } from './auth/shown-token.js';
export { type Finality, finalitySetting } from './config/finality.js';
export { COMMON_SENTENCES, explained, type Sentences } from './config/explained.js';
export { choiceSetting } from './config/choice-setting.js';
export { isOrigin, optionalOriginSetting, originsIn, originsSetting } from './config/origin-setting.js';
export { listSettings } from './config/list-settings.js';
export { optionalPortSetting } from './config/port-setting.js';
export {
  isOfThisMachine,
  LISTENER_DEFAULTS,
  listenerFaults,
  type ListenerSettings,
  listenerSettings,
  requireSafeListener,
} from './transport/listener-settings.js';
export { isSecret } from './config/secret-settings.js';
export { processEnvironment } from './config/process-environment.js';
export {
  described,
  type Environment,
  optionalPrivateKeySetting,
  optionalTextSetting,
  type NumberRange,
  optionalUrlSetting,
  privateKeySetting,
  privateKeysSetting,
  readSettings,
  type Setting,
  SettingsInvalid,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  wholeNumberSettings,
} from './config/settings.js';
export { type TrustedProxies, trustedProxiesSetting } from './config/trusted-proxies.js';
export { createDataSource, databaseOptions, type DatabaseSettings, type EntityList } from './database/data-source.js';
export { ensureLoginRole, type GroupRole, type LoginRole, urlForLogin } from './database/login-roles.js';
export { prepareDatabase, type PreparedDatabase, type ServiceLogin } from './database/prepare-database.js';
export { migrate, type MigrationList } from './database/migrate.js';
export { RowRule } from './database/row-rule.js';
export { readTogether, type ReadTogether } from './database/read-together.js';
export { notify } from './database/notify.js';
export { Notifications } from './database/notifications.js';
export { type ExpectedTags, requireTag, stateTag } from './changes/state-tag.js';
export { type Page, UUID_KEY } from './http/pagination.js';
export { answerConditionally, namesTag } from './http/conditional-answers.js';
export { AnswersState, ChangesIfMatched, IfMatch } from './http/if-match.js';
export { AnswersList, ListAnswers } from './http/lists/answers-list.js';
export { CSV_ROWS_MAX, CsvExport } from './http/lists/csv-export.js';
export { declareList } from './http/lists/list-declaration.js';
export { listQuery, ListQuery } from './http/lists/list-query.js';
export { type ListRequest, readList, readRows, rowsFrom } from './http/lists/read-list.js';
export { IsIntervalPoint, IsMinorUnits, IsPartyNumber, IsReceivableId } from './http/field-rules.js';
export { IsMoment } from './http/moment.js';
export { networkOf } from './http/network-of.js';
export { PartyNumberPipe } from './http/party-number-pipe.js';
export { RawBytesPipe } from './http/raw-bytes-pipe.js';
export { RawXmlPipe } from './http/raw-xml-pipe.js';
export { ReceivableIdPipe } from './http/receivable-id-pipe.js';
export { OAuthRefusal } from './http/oauth-refusal.js';
export { ProblemView } from './http/problem.view.js';
export { ProblemFilter } from './http/problem-filter.js';
export { contentSecurityPolicy, SECURITY_HEADERS } from './http/security-headers.js';
export { RequestInvalid, requestValidation } from './http/validation.js';
export { Idempotency, KEYS_KEPT_HOURS } from './idempotency/idempotency.js';
export { AnswersWithSecret, IdempotencyInterceptor } from './idempotency/idempotency-interceptor.js';
export { IdempotencyKey } from './idempotency/idempotency-key.entity.js';
export { LimitReached, type ReachedLimit } from './limits/limit-reached.js';
export { SEEN_SETTINGS } from './config/seen-settings.js';
export { openProcessLog } from './logging/open-process-log.js';
export { causeHeaders, currentRequestId, inRequest } from './logging/request-context.js';
export { limitUnguarded } from './limits/limit-unguarded.js';
export { RateLimitGuard } from './limits/rate-limit-guard.js';
export { RateLimits, type RateLimitSettings } from './limits/rate-limits.js';
export { DatabaseQuestions, poolMetrics, poolOf, type SqlQuestion } from './metrics/database-metrics.js';
export type { MetricsSettings } from './metrics/metrics-settings.js';
export { ProcessMetrics } from './metrics/process-metrics.js';
export { seeRequests } from './metrics/request-metrics.js';
export { type Period, periodAt, secondsLeft } from './limits/period.js';
export { PlatformModule } from './platform.module.js';
export { PollingLoop, type PollingSettings, type StepResult } from './process/polling-loop.js';
export { faultsFromText } from './process/fault-text.js';
export { exitWithParent } from './process/exit-with-parent.js';
export { runService, type Service } from './process/run-service.js';
export { currentTraceParent, tellSpan, traced } from './tracing/tracing.js';
export { TracedTransactions } from './tracing/traced-transactions.js';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  embeddedPostgresUrl,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres/embedded-postgres.js';
export { embeddedPostgresMajor } from './embedded-postgres/engine.js';
export { DATA_LAYOUT } from './files/data-layout.js';
export { writeAtomically } from './files/write-atomically.js';
export { commandLineOf, endProcess, type Escalation, isRunningAs } from './process/running-process.js';
