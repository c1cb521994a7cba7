import { type AuditedRoutes, EXPORT, READ, UNNAMED } from '@tallystick/platform';

const DRAFTED = ['act-drafted', 'act', '.id'] as const;
const STATED = ['fact-stated', 'fact', '.key'] as const;
const FILED = ['site-paper-filed', 'site-act', '.id'] as const;

const DRAFTS =
  'enrol renew change-account raise-epoch propose-recovery stop-recovery open-programme adjust-programme mint permit list-asset issue ' +
  'pay cancel split merge transfer assign-with-recourse purchase name-settlement-bank lock unlock settle pay-by-receipt pledge release ' +
  'dispute resolve order-dispute freeze confirm-freeze unfreeze reassign pause unpause';
const FACTS = 'recovery overdue unlock unfreeze';
const routes = <R>(path: string, names: string, row: R) =>
  Object.fromEntries(names.split(' ').map((name) => [`POST ${path}/${name}`, row]));

/**
 * What each route that changes something does, and each read that is told; see `AuditedRouteRow`. This is the vocabulary of the audit log:
 * nothing else is an action, and what is no more keeps its word.
 */
export const AUDITED_ROUTES: AuditedRoutes = {
  // People and machines
  'POST /v1/sign-in': ['signed-in', 'session', 'noted'],
  'POST /v1/sign-in/options': [READ],
  // The demo's own door, which is in no document.
  'POST /v1/demo/sign-in': ['signed-in', 'session', 'noted'],
  'POST /v1/demo/people': [READ],
  'POST /v1/enrolment/options': ['enrolment-link-shown', 'person', 'noted'],
  'POST /v1/enrolment': ['enrolment-link-used', 'person', 'noted'],
  'DELETE /v1/session': ['signed-out'],
  'DELETE /v1/sessions/{session}': ['session-ended', 'session', ':session'],
  'DELETE /v1/people/{person}/sessions': ['sessions-ended', 'person', ':person'],
  'DELETE /v1/people/{person}/sessions/{session}': ['session-ended', 'session', ':session'],
  'POST /v1/people': ['person-added', 'person', '.person.id'],
  'DELETE /v1/people/{person}': ['person-struck-off', 'person', ':person'],
  'PUT /v1/people/{person}/roles': ['roles-changed', 'person', ':person'],
  'POST /v1/people/{person}/link': ['enrolment-link-made', 'person', ':person'],
  'DELETE /v1/people/{person}/link': ['enrolment-link-withdrawn', 'person', ':person'],
  'POST /v1/organisations/{party}/administrator': ['person-added', 'person', '.person.id', ':party'],
  'POST /v1/oauth/token': ['token-issued', 'credential', 'noted'],
  'POST /v1/oauth/revoke': ['token-revoked', 'credential', 'noted'],
  'POST /v1/organisations/{party}/api-clients': ['credential-issued', 'credential', '.clientId', ':party'],
  'DELETE /v1/api-clients/{clientId}': ['credential-revoked', 'credential', ':clientId'],
  'POST /v1/api-clients/{clientId}/secrets': ['credential-rotated', 'credential', ':clientId'],
  'DELETE /v1/api-clients/{clientId}/secrets/{secret}': ['credential-secret-ended', 'credential', ':clientId'],
  'POST /v1/organisations': ['organisation-registered', 'organisation', '.party'],
  'PUT /v1/organisations/{party}/certificate': ['certificate-filed', 'organisation', ':party', ':party'],
  // Passkeys that act, and the account whose signers they are
  'POST /v1/acting-passkeys/options': [READ],
  'POST /v1/acting-passkeys': ['acting-passkey-registered', 'acting-passkey', '.id'],
  'POST /v1/acting-passkeys/{passkey}/possession': ['acting-passkey-proved', 'acting-passkey', ':passkey'],
  'POST /v1/acting-passkeys/{passkey}/enrolment': [READ],
  'POST /v1/acting-passkeys/{passkey}/removal': [READ],
  'DELETE /v1/acting-passkeys/{passkey}': ['acting-passkey-taken-back', 'acting-passkey', ':passkey'],
  'DELETE /v1/acting-passkeys/{passkey}/suspicion': ['acting-passkey-cleared', 'acting-passkey', ':passkey'],
  'POST /v1/account-changes': ['account-change-prepared', 'account-change', '.id'],
  'DELETE /v1/account-changes/{change}': ['account-change-dropped', 'account-change', ':change'],
  'POST /v1/account-changes/{change}/approvals': ['account-change-approved', 'account-change', ':change'],
  'POST /v1/account-changes/{change}/transaction': [READ],
  // Acts and facts
  'POST /v1/acts/{id}/approvals': ['act-approved', 'act', ':id'],
  'POST /v1/acts/{id}/key-approvals': ['act-approved', 'act', ':id'],
  ...routes('/v1/acts', DRAFTS, DRAFTED),
  ...routes('/v1/facts', FACTS, STATED),
  'POST /v1/acts': ['act-drafted', 'act', 'noted'],
  'POST /v1/acts/signatures': ['act-signed', 'act', 'noted'],
  'POST /v1/acts/{id}/signatures': ['act-signed', 'act', ':id'],
  'POST /v1/acts/{id}/offer': ['act-offered', 'act', ':id'],
  'POST /v1/acts/{id}/refusal': ['act-refused', 'act', ':id'],
  'POST /v1/acts/{id}/withdrawal': ['act-withdrawn', 'act', ':id'],
  'DELETE /v1/acts/{id}': ['draft-discarded', 'act', ':id'],
  'POST /v1/transactions/create-account': [READ],
  'POST /v1/transactions/configure-account': [READ],
  'POST /v1/transactions/pay-for': [READ],
  // Requests for quotes
  'POST /v1/quote-requests': ['quotes-requested', 'quote-request', '.id'],
  'POST /v1/quote-requests/{id}/withdrawal': ['quote-request-withdrawn', 'quote-request', ':id'],
  'POST /v1/quote-requests/{id}/declines': ['quote-declined', 'quote-request', ':id'],
  'POST /v1/quote-requests/{id}/quotes': ['quote-drafted', 'act', '.id'],
  // Papers and verdicts
  'POST /v1/document-batches': ['document-batch-opened', 'document-batch', '.id'],
  'PUT /v1/document-batches/{id}/files/{sha256}': ['document-batch-filled', 'document-batch', ':id'],
  'DELETE /v1/document-batches/{id}': ['document-batch-removed', 'document-batch', ':id'],
  'POST /v1/documents': ['document-submitted', 'document', '.id'],
  'POST /v1/records': ['record-submitted', 'record', '.id'],
  'POST /v1/verifications': ['invoice-verified', 'verification', '.id'],
  'POST /v1/verifications/{id}/decision': ['review-decided', 'verification', ':id'],
  'GET /v1/documents/{id}/content': ['paper-downloaded', 'document', ':id'],
  'GET /v1/records/{id}/content': ['paper-downloaded', 'record', ':id'],
  'GET /v1/reviews/{id}/documents/{document}': ['paper-downloaded', 'document', ':document'],
  'POST /v1/duplicate-registry/evaluations': ['registry-evaluated'],
  'POST /v1/duplicate-registry/lookups': ['registry-looked-up'],
  'POST /v1/duplicate-registry/registrations': ['registration-made', 'registration', '.id'],
  'POST /v1/duplicate-registry/registrations/{id}/release': ['registration-released', 'registration', ':id'],
  // Sites
  'POST /v1/sites': ['site-announced', 'site', '.site'],
  'PUT /v1/sites/{site}/key': ['site-key-stated', 'site', ':site'],
  'PUT /v1/sites/{site}/readers/{party}': ['reading-granted', 'site', ':site'],
  'DELETE /v1/sites/{site}/readers/{party}': ['reading-revoked', 'site', ':site'],
  'POST /v1/sites/{site}/gateways': ['gateway-added', 'gateway', '.name'],
  'PUT /v1/sites/{site}/gateways/{name}/settings': ['gateway-set', 'gateway', ':name'],
  'POST /v1/sites/{site}/gateways/{name}/keys/{id}/take-back': ['gateway-key-taken-back', 'gateway-key', ':id'],
  'POST /v1/sites/{site}/gateways/{name}/certificates': ['gateway-certificate-issued', 'gateway', ':name'],
  'DELETE /v1/sites/{site}/gateways/{name}/certificates/{serial}': [
    'gateway-certificate-revoked',
    'certificate',
    ':serial',
  ],
  'POST /v1/sites/{site}/enrolment-codes': ['enrolment-code-made', 'site', ':site'],
  'POST /v1/sites/{site}/enrolments/{id}/approval': ['gateway-approved', 'enrolment', ':id'],
  'POST /v1/sites/{site}/enrolments/{id}/refusal': ['gateway-refused', 'enrolment', ':id'],
  'POST /v1/gateway-enrolments': ['gateway-applied', 'enrolment', '.id'],
  'POST /v1/gateway-enrolments/{id}/certificate': ['gateway-certificate-issued', 'enrolment', ':id'],
  'POST /v1/sites/{site}/rules': ['rule-set', 'rule', '.id'],
  'PUT /v1/sites/{site}/rules/{id}': ['rule-set', 'rule', ':id'],
  'DELETE /v1/sites/{site}/rules/{id}': ['rule-ended', 'rule', ':id'],
  ...routes('/v1/sites/{site}', 'movements release-orders openings expected-tags', FILED),
  'PUT /v1/sites/{site}/releasers/{party}': ['releaser-named', 'site', ':site'],
  'DELETE /v1/sites/{site}/releasers/{party}': ['releaser-dropped', 'site', ':site'],
  'POST /v1/sites/{site}/alarms/{id}/acknowledge': ['alarm-acknowledged', 'alarm', ':id'],
  'POST /v1/sites/{site}/alarms/{id}/reset': ['alarm-reset', 'alarm', ':id'],
  'POST /v1/sites/{site}/shelvings': ['alarm-shelved', 'site-act', '.id'],
  'POST /v1/sites/{site}/unshelvings': ['alarm-unshelved', 'site-act', '.id'],
  'POST /v1/sites/{site}/outages': ['taken-out-of-service', 'site-act', '.id'],
  'POST /v1/sites/{site}/outages/{id}/return': ['returned-to-service', 'outage', ':id'],
  'POST /v1/notices/read': ['notices-read'],
  'POST /v1/sites/{site}/notices/read': ['notices-read'],
  'GET /v1/sites/{site}/evidence': ['evidence-exported', 'site', ':site'],
  'GET /v1/sites/{site}/alarms/{id}/evidence': ['evidence-exported', 'alarm', ':id'],
  // Webhooks
  'POST /v1/webhooks': ['webhook-made', 'webhook', '.id'],
  'DELETE /v1/webhooks/{id}': ['webhook-removed', 'webhook', ':id'],
  'POST /v1/webhooks/{id}/secret': ['webhook-secret-changed', 'webhook', ':id'],
  'POST /v1/webhooks/{id}/enable': ['webhook-enabled', 'webhook', ':id'],
  'POST /v1/webhooks/{id}/replay': ['deliveries-replayed', 'webhook', ':id'],
  'POST /v1/webhooks/{id}/deliveries/{delivery}/replay': ['delivery-replayed', 'delivery', ':delivery'],
};

/** Every action that there is. */
export const AUDIT_ACTIONS: readonly string[] = [
  ...new Set([...Object.values(AUDITED_ROUTES).map(([action]) => action), READ, EXPORT, UNNAMED]),
].toSorted();

/** What is changed; what is read in vain is called by its path. */
export const AUDIT_OBJECTS: readonly string[] = [
  ...new Set(Object.values(AUDITED_ROUTES).flatMap(([, kind]) => (kind === undefined ? [] : [kind]))),
].toSorted();
