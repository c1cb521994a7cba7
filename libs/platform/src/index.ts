export { announce, PAPERS_CHANNEL } from './activity/announce.js';
export { PapersActivity } from './activity/papers-activity.entity.js';
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
export { SERVICE_TOKEN, ServiceTokenGuard } from './auth/service-token-guard.js';
export { Caller } from './auth/caller.js';
export { PERSON_ROLES, type PersonRole, type Principal, type Scope, SCOPES } from './auth/principal.js';
export { OriginNotOurs, type SessionCookie, shownToken } from './auth/shown-token.js';
export { type Finality, finalitySetting } from './config/finality.js';
export { choiceSetting } from './config/choice-setting.js';
export { isOrigin, optionalOriginSetting, originsIn, originsSetting } from './config/origin-setting.js';
export { listSettings } from './config/list-settings.js';
export { optionalPortSetting } from './config/port-setting.js';
export { processEnvironment } from './config/process-environment.js';
export {
  described,
  type Environment,
  optionalPrivateKeySetting,
  optionalTextSetting,
  type NumberRange,
  optionalUrlSetting,
  privateKeysSetting,
  readSettings,
  type Setting,
  SettingsInvalid,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  wholeNumberSettings,
} from './config/settings.js';
export { type TrustedProxies, trustedProxiesSetting, trustProxy } from './config/trusted-proxies.js';
export { createDataSource, databaseOptions, type DatabaseSettings, type EntityList } from './database/data-source.js';
export { ensureLoginRole, type GroupRole, type LoginRole, urlForLogin } from './database/login-roles.js';
export { migrate, type MigrationList } from './database/migrate.js';
export { readTogether, type ReadTogether } from './database/read-together.js';
export { Notifications } from './database/notifications.js';
export { decodeCursor, type Page, pageOf, PageQuery, UUID_KEY } from './http/pagination.js';
export { answerConditionally } from './http/conditional-answers.js';
export { AnswersList, ListAnswers } from './http/lists/answers-list.js';
export { CSV_ROWS_MAX, CsvExport } from './http/lists/csv-export.js';
export { declareList } from './http/lists/list-declaration.js';
export { listQuery, ListQuery } from './http/lists/list-query.js';
export { type ListRequest, readList } from './http/lists/read-list.js';
export { IsIntervalPoint, IsMinorUnits, IsPartyNumber, IsReceivableId } from './http/field-rules.js';
export { IsMoment } from './http/moment.js';
export { networkOf } from './http/network-of.js';
export { PartyNumberPipe } from './http/party-number-pipe.js';
export { RawXmlPipe } from './http/raw-xml-pipe.js';
export { ReceivableIdPipe } from './http/receivable-id-pipe.js';
export { OAuthRefusal } from './http/oauth-refusal.js';
export { ProblemView } from './http/problem.view.js';
export { ProblemFilter } from './http/problem-filter.js';
export { contentSecurityPolicy, SECURITY_HEADERS, securityHeaders } from './http/security-headers.js';
export { refuseExpectations, unreadableRequests } from './http/unreadable-requests.js';
export { RequestInvalid, requestValidation } from './http/validation.js';
export { Idempotency, KEYS_KEPT_HOURS } from './idempotency/idempotency.js';
export { AnswersWithSecret, IdempotencyInterceptor } from './idempotency/idempotency-interceptor.js';
export { IdempotencyKey } from './idempotency/idempotency-key.entity.js';
export { LimitReached, type ReachedLimit } from './limits/limit-reached.js';
export { SEEN_SETTINGS } from './config/seen-settings.js';
export { openProcessLog } from './logging/open-process-log.js';
export { currentRequestId, inRequest, requestIdHeader, requestIdOf } from './logging/request-context.js';
export { type AnsweredRequest, followRequests, requestLines } from './logging/request-log.js';
export { RateLimitGuard } from './limits/rate-limit-guard.js';
export { RateLimits, type RateLimitSettings } from './limits/rate-limits.js';
export { DatabaseQuestions, poolMetrics, poolOf, type SqlQuestion } from './metrics/database-metrics.js';
export { type MetricsDoor, openMetricsDoor } from './metrics/metrics-door.js';
export type { MetricsSettings } from './metrics/metrics-settings.js';
export { ProcessMetrics } from './metrics/process-metrics.js';
export { seeRequests } from './metrics/request-metrics.js';
export { type Period, periodAt, secondsLeft } from './limits/period.js';
export { PlatformModule } from './platform.module.js';
export { PollingLoop, type PollingSettings, type StepResult } from './process/polling-loop.js';
export { faultsFromText } from './process/fault-text.js';
export { exitWithParent } from './process/exit-with-parent.js';
export { runService, type Service } from './process/run-service.js';
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
