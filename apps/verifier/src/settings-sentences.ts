import type { Sentences } from '@tallystick/platform';

/** What the verifier's settings are for, and when to change them. */
export const VERIFIER_SENTENCES: Sentences = {
  VERIFIER_HOST: 'Where the verifier listens; on an address that other machines reach it needs TLS.',
  VERIFIER_PORT: 'The port that the verifier listens on.',
  VERIFIER_TOKEN: 'What callers show; the api has the same.',
  VERIFIER_PRIVATE_KEY: 'Signs attestations, as the account with which the verifier is enrolled.',
  VERIFIER_PARTY:
    'The number under which the verifier is enrolled on the ledger; /health/ready says whether the key is that party’s.',
  REVIEWER_PARTY: 'A party of persons who decide what the verifier refers to them; its own account by default.',
  NULLIFIER_KEYS:
    'Keys that mark an invoice so that it is not financed twice; add one under a new id, and never take one out.',
  VERIFIER_BODY_LIMIT_BYTES: 'How large a request may be; a paper of PAPER_MAX_BYTES in base64 must fit.',
  SCHEMATRON_FILES: 'Rules of your own on papers, Schematron files separated by commas; none by default.',
  SCHEMATRON_TIMEOUT_MS:
    'How long those rules may take for one paper; raise it for slow rules, lower it against costly papers.',
};
