import {
  isOrigin,
  optionalTextSetting,
  originsIn,
  type Setting,
  textSetting,
  wholeNumberSettings,
} from '@tallystick/platform';

/** Browsers take passkeys on pages of TLS, and of this very machine. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const EXPECTED =
  'origins of the pages on which people sign in, such as https://portal.example, separated by commas: all https, or all http of this machine (localhost)';
const FALLBACK = 'http://localhost:8080';

function takesPasskeys(origin: string): boolean {
  if (!isOrigin(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}

const signInOrigins: Setting<readonly string[]> = {
  variable: 'SIGN_IN_ORIGINS',
  parse: (text = FALLBACK) => {
    const origins = originsIn(text);
    const protocols = new Set(origins.map((origin) => origin.split(':')[0]));
    if (!origins.every(takesPasskeys) || protocols.size !== 1) throw new Error(`expected ${EXPECTED}`);
    return origins;
  },
};

/** Of the api, under `people`. */
export const PEOPLE_SETTINGS = {
  /** By default the host of the first origin. Passkeys are bound to it: another one later, and nobody can sign in with what they have. */
  rpId: optionalTextSetting('SIGN_IN_RP_ID'),
  rpName: textSetting('SIGN_IN_NAME', 'what authenticators show people', 'Tallystick'),
  origins: signInOrigins,
  limits: wholeNumberSettings({
    peoplePerParty: { variable: 'PEOPLE_PER_PARTY', min: 1, max: 100_000, unit: 'people', fallback: 1_000 },
    linkHours: { variable: 'PERSON_LINK_HOURS', min: 1, max: 720, unit: 'hours', fallback: 72 },
    challengeSeconds: { variable: 'SIGN_IN_CHALLENGE_SECONDS', min: 5, max: 3_600, unit: 'seconds', fallback: 300 },
    sessionIdleMinutes: { variable: 'SESSION_IDLE_MINUTES', min: 5, max: 10_080, unit: 'minutes', fallback: 30 },
    sessionHours: { variable: 'SESSION_HOURS', min: 1, max: 720, unit: 'hours', fallback: 12 },
    sessionsPerPerson: { variable: 'SESSIONS_PER_PERSON', min: 1, max: 1_000, unit: 'sessions', fallback: 20 },
  }),
};
