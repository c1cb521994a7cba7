import type { Sentences } from '@tallystick/platform';

const SAME_AS_VERIFIERS = 'the verifier has the same.';
const UNMASKED_NUMBER = 'Lower it when banks’ questions look like guessing, raise it for a bank with many invoices.';

/** What the api's settings are for, and when to change them. */
export const API_SENTENCES: Sentences = {
  CHAIN_CLOCK_TOLERANCE_SECONDS:
    'How far the head block’s time may be from this clock before /health/ready says so; more than the longest pause between blocks.',
  CHAIN_LOG_BLOCKS:
    'How many blocks one question for events spans; no more than the node allows, which of Besu is 5,000 by default.',
  HTTP_HOST: 'Where the api listens; on an address that other machines reach it needs TLS or a trusted proxy.',
  HTTP_PORT: 'The port that the api listens on.',
  HTTP_BODY_LIMIT_BYTES:
    'How large a request’s body may be, papers in XML apart; raise it for larger files and bulk uploads.',
  EVIDENCE_FILE_MAX_ENTRIES:
    'How many entries of a log a file of evidence may hold; raise it for longer spans, at the cost of memory.',
  EVIDENCE_FILE_MAX_BYTES: 'How large a file of evidence may be; it takes its size in memory several times over.',
  EVIDENCE_FILES_AT_ONCE: 'How many files of evidence are made at once; raise it on machines with memory to spare.',
  EVIDENCE_FILE_DERIVATION_MS:
    'How long an alarm may be derived for a file of evidence; meanwhile the process does nothing else.',
  ACTS_PER_REQUEST: 'How many acts one request may draft; lower it when such requests keep others waiting.',
  VERIFIER_URL: 'The verifier’s service; https on another machine.',
  VERIFIER_TOKEN: 'What the api shows to the verifier; ' + SAME_AS_VERIFIERS,
  VERIFIER_TIMEOUT_MS:
    'How long the verifier may take for one trade; raise it where papers are large or Schematron rules slow.',
  REVERIFY_POLL_MS:
    'How often it is looked for attested invoices that were credited since, to have them verified again.',
  TAX_BUREAU_URL: 'A service that says whether an invoice stands at the tax bureau; without it that is not asked.',
  TAX_BUREAU_TOKEN: 'What the api shows to the tax bureau’s service; needed only if that asks for one.',
  TAX_BUREAU_TIMEOUT_MS: 'How long the tax bureau’s service may take before the question counts as not answered.',
  BLIND_KEY_URL: 'The blind key’s service, by which the duplicate registry works; https on another machine.',
  BLIND_KEY_TOKEN: 'What the api shows to the blind key’s service; that has the same.',
  BLIND_KEY_TIMEOUT_MS: 'How long the blind key’s service may take for one request.',
  REGISTRY_LOOKUPS_PER_MINUTE: 'How often one bank may ask the duplicate registry a minute. ' + UNMASKED_NUMBER,
  REGISTRY_LOOKUPS_PER_DAY: 'How often one bank may ask the duplicate registry a day. ' + UNMASKED_NUMBER,
  REGISTRY_REGISTRATIONS_PER_MINUTE: 'How many invoices one bank may register a minute. ' + UNMASKED_NUMBER,
  REGISTRY_REGISTRATIONS_PER_DAY: 'How many invoices one bank may register a day. ' + UNMASKED_NUMBER,
  SIGN_IN_RP_ID:
    'The domain that passkeys are bound to, by default the host of the first origin; changed later, nobody can sign in with what they have.',
  SIGN_IN_NAME: 'What authenticators call this installation to people.',
  SIGN_IN_ORIGINS: 'The pages on which people sign in, the portal’s first; without any nobody signs in as a person.',
  PEOPLE_PER_PARTY: 'How many people one party may have.',
  PERSON_LINK_HOURS:
    'How long an administrator’s one-time link lets a person in; shorter is safer, too short is a nuisance.',
  SIGN_IN_CHALLENGE_SECONDS: 'How long a person may take to touch the authenticator.',
  SESSION_IDLE_MINUTES: 'After how long without a request a session ends; lower it where people share machines.',
  SESSION_HOURS: 'After how long a session ends whatever happens.',
  SESSIONS_PER_PERSON: 'How many sessions one person may have open; the oldest ends when there is one more.',
  CSV_ROWS_MAX:
    'How many rows one export to CSV may have; raise it for larger lists, at the cost of time on a connection.',
  IDEMPOTENCY_KEYS_HOURS:
    'How long the answer to an Idempotency-Key is kept; raise it for callers that repeat later than a day.',
  API_PUBLIC_URL: 'The api’s address as others reach it, for its OAuth metadata; by default where it listens.',
  API_CLIENTS_PER_PARTY: 'How many credentials of machines one party may have.',
  CLIENT_SECRET_OVERLAP_HOURS: 'How long an old secret still works when a new one was made; 0: it ends at once.',
  SIGN_IN_FAILURES_PER_CLIENT_AND_ADDRESS:
    'After how many wrong secrets one address is held off from one client; lower it against guessing, raise it for clumsy ERPs.',
  SIGN_IN_FAILURES_PER_ADDRESS:
    'After how many wrong secrets an address is held off from all clients; raise it where many share an address.',
  SIGN_IN_FAILURES_PER_CLIENT:
    'After how many wrong secrets a client is held off from addresses that it never came from.',
  SIGN_IN_FIRST_HOLD_SECONDS: 'How long the first hold lasts; each further one lasts twice as long.',
  SIGN_IN_LONGEST_HOLD_SECONDS: 'How long a hold lasts at most.',
  SIGN_IN_FORGET_HOURS: 'After how long wrong secrets are forgotten.',
  SIGN_IN_KNOWN_DAYS: 'How long an address from which a client signed in counts as known to it.',
  RATE_LIMIT_REQUESTS_PER_SECOND:
    'How often one credential may ask, on average, at each copy; raise it for large ERPs, with copies to serve it.',
  RATE_LIMIT_BURST: 'How often one credential may ask at once, after a rest.',
  RATE_LIMIT_UNAUTHENTICATED_PER_SECOND:
    'How often one address may ask without a credential, on average; raise it where many share an address.',
  RATE_LIMIT_UNAUTHENTICATED_BURST: 'How often one address may ask at once without a credential, after a rest.',
  RATE_LIMIT_SENDERS_MAX:
    'How many credentials and addresses are kept in mind; the longest unheard are forgotten first.',
  SITES_PER_PARTY: 'How many sites one party may have.',
  GATEWAYS_PER_SITE: 'How many gateways one site may have.',
  READINGS_LATEST_DAYS:
    'How far back the latest reading of a series is looked for; more costs time for series that are silent.',
  READINGS_BACKLOG_DAYS: 'How far back readings may come late and are still found under their own time.',
  READINGS_MAX_BUCKETS: 'How many points one question for readings over time may give.',
  GATEWAY_CA_CERTIFICATE_FILE:
    'The authority that signs gateways’ certificates, PEM; the broker believes it. Without it no gateway comes in.',
  GATEWAY_CA_KEY_FILE: 'That authority’s private key, PEM; the api alone has it.',
  GATEWAY_BROKERS:
    'Where gateways connect to: mqtts://host:port, separated by commas. They keep it, so let it be names that stay.',
  RECEIPT_PUBLIC_KEY:
    'The public half of the intake’s RECEIPT_KEY; gateways pin it when they come in, so a new one means letting them in anew.',
  GATEWAY_CERTIFICATE_DAYS: 'How long a gateway’s certificate lasts; it renews it by itself before.',
  ENROLMENT_CODE_MINUTES_MAX: 'How long a code may let a gateway in; shorter is safer.',
  ENROLMENT_WRONG_ATTEMPTS_MAX: 'After how many wrong codes an open code lets nobody in any more.',
  ENROLMENT_ATTEMPTS_PER_MINUTE: 'How often one address may try to let a gateway in a minute.',
  SITE_RULES_MAX: 'How many rules one site may have; each costs time at every reading.',
  SITE_RULE_VERSIONS_PER_DAY:
    'How often one rule may be changed a day; each version begins to measure anew, and one that is changed every minute finds nothing.',
  MOVEMENT_HOURS_MAX: 'How long one announced movement of goods may last; a longer one hides more behind one paper.',
  MOVEMENT_LATE_HOURS_MAX: 'How long after it began a movement of goods may still be told.',
  OPENING_HOURS_MAX: 'How long one opening of a site, such as a shift, may last.',
  OPENING_AHEAD_HOURS_MAX: 'How far ahead a site’s openings may be told; more than a year lets a calendar in.',
  RELEASE_ORDER_HOURS_MAX: 'How long an order to release goods may stand.',
  SHELVING_HOURS_MAX: 'How long somebody may silence an alarm for itself.',
  SITE_ACT_WAIT_MS:
    'How long an answer waits for the intake to take what people did at a site; then it says that it is on its way.',
  WEBHOOKS_PER_PARTY: 'How many webhooks one party may have.',
  ACTING_ATTESTATION:
    'Whether passkeys that act must show by their maker’s certificate what they are (direct) or not (none); direct shuts out most synced ones.',
  ACTING_AAGUIDS:
    'Which models of authenticators may act; without direct attestation that is the authenticator’s own word. By default all.',
  ACTING_SYNCED_PASSKEYS:
    'Whether passkeys that a provider copies to other devices may act; no where every signer is to be one device.',
  ACTING_ROOT_CERTIFICATES_FILE:
    'Root certificates of the makers that are believed, PEM; with direct attestation, and with it alone.',
  ACTING_PASSKEYS_PER_PERSON: 'How many passkeys that act one person may have.',
  ACCOUNT_CHANGES_PER_PARTY: 'How many changes of its account a party may have waiting for approvals at once.',
  ACCOUNT_CHANGES_KEPT_DAYS:
    'How long a change of an account that can be made no more may still be looked at; its room is taken sooner where it is needed.',
  BATCH_FILES_MAX: 'How many papers one batch may have; raise it for larger uploads of an ERP.',
  BATCH_BYTES_MAX: 'How large all papers of a batch may be together; they lie in the database until the batch goes.',
  BATCHES_OPEN_PER_PARTY: 'How many batches of one party may be open at once.',
  BATCH_OPEN_HOURS: 'How long a batch waits for the rest of its papers; raise it for uploads over slow lines.',
  BATCH_KEPT_DAYS: 'How long it can be asked what became of a batch’s papers.',
  BATCH_FILES_AT_ONCE: 'How many papers of batches one copy reads at once; raise it on machines with cores to spare.',
  BATCH_FILE_ATTEMPTS_MAX:
    'How often a paper is tried that a failure of the platform’s own kept from being read; then it is refused.',
  BATCH_POLL_MS: 'How often it is looked for papers that another copy left behind; new ones are read at once.',
  QUOTE_REQUEST_BANKS_MAX: 'How many banks one request for quotes may ask; raise it for markets with many.',
  QUOTE_REQUEST_HOURS_MAX:
    'How long a request for quotes may be open, and is unless it says less; raise it for banks that decide slowly.',
  QUOTE_REQUESTS_OPEN_PER_PARTY:
    'How many requests for quotes one party may have open at once; lower it when banks are asked too much.',
  QUOTES_PER_BANK_AND_REQUEST: 'How often one bank may quote on one request.',
  AUDIT_ADDRESSES:
    'What the audit log keeps of an address, which may be a person’s: none of it, its network, or the whole; by what your law allows.',
  AUDIT_REFUSALS_PER_MINUTE:
    'How many like refusals of one actor have entries of their own; those beyond are counted in one. Raise it to see each attempt.',
  AUDIT_REFUSAL_KINDS: 'How many kinds of refusals are counted apart within a minute, so that a flood fills no memory.',
  CREDENTIAL_RECOVERY_DAYS:
    'How long a credential that the operator makes for a party that runs itself waits for the party’s objection.',
  OPERATOR_CLIENT_ID: 'The name by which the operator signs in as a machine.',
  OPERATOR_CLIENT_SECRET: 'The secret by which the operator signs in; another one counts from the next start.',
  READY_FILE:
    'A file whose being there says that the installation is ready, which `npm start` uses; not needed otherwise.',
};
