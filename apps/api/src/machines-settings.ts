import { optionalOriginSetting, wholeNumberSettings } from '@tallystick/platform';

/** Of machines at the api's door: their credentials, who guesses at them, and how often anybody may ask. */
export const MACHINES_SETTINGS = {
  /** What the OAuth metadata names, such as `https://api.tallystick.example`; by default where the api listens. */
  publicUrl: optionalOriginSetting('API_PUBLIC_URL'),
  credentials: wholeNumberSettings({
    perParty: { variable: 'API_CLIENTS_PER_PARTY', min: 1, max: 100_000, unit: 'credentials', fallback: 200 },
    /** 0: a secret ends when another is asked for. */
    overlapHours: { variable: 'CLIENT_SECRET_OVERLAP_HOURS', min: 0, max: 8_760, unit: 'hours', fallback: 168 },
    /** As long as a party's account may object to its recovery on chain. */
    recoveryDays: { variable: 'CREDENTIAL_RECOVERY_DAYS', min: 1, max: 90, unit: 'days', fallback: 7 },
  }),
  guessing: wholeNumberSettings({
    failuresPerPair: {
      ...{ variable: 'SIGN_IN_FAILURES_PER_CLIENT_AND_ADDRESS', min: 1, max: 1_000, fallback: 5 },
      unit: 'wrong secrets',
    },
    failuresPerAddress: {
      ...{ variable: 'SIGN_IN_FAILURES_PER_ADDRESS', min: 1, max: 100_000, unit: 'wrong secrets', fallback: 50 },
    },
    failuresPerClient: {
      ...{ variable: 'SIGN_IN_FAILURES_PER_CLIENT', min: 1, max: 1_000_000, unit: 'wrong secrets', fallback: 100 },
    },
    firstHoldSeconds: { variable: 'SIGN_IN_FIRST_HOLD_SECONDS', min: 1, max: 3_600, unit: 'seconds', fallback: 2 },
    longestHoldSeconds: {
      variable: 'SIGN_IN_LONGEST_HOLD_SECONDS',
      min: 1,
      max: 3_600,
      unit: 'seconds',
      fallback: 300,
    },
    forgetHours: { variable: 'SIGN_IN_FORGET_HOURS', min: 1, max: 8_760, unit: 'hours', fallback: 24 },
    knownDays: { variable: 'SIGN_IN_KNOWN_DAYS', min: 1, max: 3_650, unit: 'days', fallback: 30 },
  }),
  /** At each copy of the api: with several, a sender that reaches them all has as many times as much. */
  rateLimits: {
    credential: wholeNumberSettings({
      perSecond: {
        ...{ variable: 'RATE_LIMIT_REQUESTS_PER_SECOND', min: 1, max: 1_000_000, fallback: 100 },
        unit: 'requests a second by one credential at each copy',
      },
      burst: {
        ...{ variable: 'RATE_LIMIT_BURST', min: 1, max: 10_000_000, fallback: 1_000 },
        unit: 'requests at once by one credential at each copy',
      },
    }),
    address: wholeNumberSettings({
      perSecond: {
        ...{ variable: 'RATE_LIMIT_UNAUTHENTICATED_PER_SECOND', min: 1, max: 1_000_000, fallback: 20 },
        unit: 'requests a second from one address at each copy',
      },
      burst: {
        ...{ variable: 'RATE_LIMIT_UNAUTHENTICATED_BURST', min: 1, max: 10_000_000, fallback: 200 },
        unit: 'requests at once from one address at each copy',
      },
    }),
    ...wholeNumberSettings({
      sendersMax: { variable: 'RATE_LIMIT_SENDERS_MAX', min: 100, max: 10_000_000, unit: 'senders', fallback: 100_000 },
    }),
  },
};
