import type { Sentences } from '@tallystick/platform';

const GUESSING = ' Lower it against guessing, raise it for banks with many invoices.';

/** What the settings of the blind key's service are for, and when to change them. */
export const BLIND_KEY_SENTENCES: Sentences = {
  BLIND_KEY_HOST: 'Where the service listens; on an address that other machines reach it needs TLS.',
  BLIND_KEY_PORT: 'The port that the service listens on.',
  BLIND_KEY_TOKEN: 'What the api shows; it has the same.',
  BLIND_KEY_SEED:
    'The key of the duplicate registry is made of it; banks have pinned its public half, so it is not changed without them.',
  BLIND_KEY_LIMITS_FILE:
    'Where evaluations are counted, so that a restart forgets none; keep it through upgrades and moves.',
  BLIND_KEY_POINTS_PER_REQUEST: 'How many points one request may have; computing them keeps others waiting.',
  BLIND_KEY_EVALUATIONS_PER_MINUTE: 'How many evaluations one bank may have a minute.' + GUESSING,
  BLIND_KEY_EVALUATIONS_PER_DAY: 'How many evaluations one bank may have a day.' + GUESSING,
  BLIND_KEY_EVALUATIONS_OF_ALL_PER_DAY:
    'How many evaluations all banks may have a day; so many guesses are possible if the api is taken over.',
};
