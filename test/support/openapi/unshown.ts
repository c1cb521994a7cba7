/** What comes true is said by the worker before anybody asks; what a gateway or a company proves by keys of its own, their tests do. */
export const UNSHOWN_OPERATIONS: ReadonlySet<string> = new Set([
  'POST /v1/facts/overdue',
  'POST /v1/facts/unlock',
  'POST /v1/facts/unfreeze',
  'POST /v1/facts/recovery',
  'POST /v1/acts/unlock',
  'POST /v1/transactions/configure-account',
  'POST /v1/sites/{site}/gateways/{name}/keys/{id}/take-back',
  'POST /v1/sites/{site}/gateways/{name}/certificates',
  'GET /v1/gateway-enrolments/{id}',
  'POST /v1/gateway-enrolments/{id}/certificate',
  'GET /v1/sites/{site}/alarms/{id}/evidence',
]);
