import type { Sentences } from '@tallystick/platform';

/** What the worker's settings are for, and when to change them. */
export const WORKER_SENTENCES: Sentences = {
  CHAIN_POLL_MS:
    'How often the head of the chain is asked for; lower shows acts sooner and asks the node more. Half a block’s time is enough.',
  FACT_POLL_MS: 'How often it is looked for what has come true by itself, such as maturities and deadlines of acts.',
  FACT_BATCH: 'How many facts of a kind are stated at once at most; raise it when many fall due together.',
  RELAYER_KEYS:
    'Accounts that bring signed acts to the chain, a lane each; they decide nothing. Add one for more acts at once, and coins where gas costs something.',
  EVIDENCE_LOG_KEY:
    'The account under which the roots of sites’ logs are anchored; without it nothing is. Another account is another log.',
  ANCHOR_SITES: 'How many sites are anchored under one signature; three hundred first anchors still fit a transaction.',
  ANCHOR_DEADLINE_SECONDS: 'How long a signed batch of anchors may wait for its block; raise it on a slow chain.',
  WEBHOOK_POLL_MS: 'How often it is looked for messages whose next attempt is due; new ones are sent at once.',
  WEBHOOKS_AT_ONCE: 'How many messages are on their way at once; raise it when they are due for long.',
  WEBHOOK_TIMEOUT_MS: 'How long a receiver may take to answer; lower it when slow ones hold all places.',
  WEBHOOK_ANSWER_BYTES_MAX: 'How much of a receiver’s answer is read; the rest is of no interest.',
  WEBHOOK_ATTEMPTS_MAX: 'How often a message is tried before it is given up; by default that is after 12 to 23 hours.',
  WEBHOOK_FIRST_RETRY_MS: 'The pause after the first failed attempt; each further one is longer.',
  WEBHOOK_LONGEST_RETRY_MS: 'The longest pause between attempts.',
  WEBHOOK_LOG_DAYS: 'How long deliveries can be looked at and replayed; longer takes room in the database.',
  AUDIT_DAYS: 'How long entries of the audit log are kept; by what your law asks for.',
  AUDIT_SEAL_POLL_MS:
    'How often entries of the audit log are numbered and chained; less leaves them open for less long.',
  AUDIT_ENTRIES_AT_ONCE: 'How many entries of the audit log are sealed in one turn.',
  WEBHOOK_SECRET_OVERLAP_HOURS:
    'How long messages are signed with the old secret beside a new one, for receivers to change theirs.',
};
