import {
  type Environment,
  listenerSettings,
  readSettings,
  requireSafeListener,
  SEEN_SETTINGS,
  textSetting,
  wholeNumberSetting,
  explained,
} from '@tallystick/platform';
import { seedSetting } from './seed-setting.js';
import { BLIND_KEY_SENTENCES } from './settings-sentences.js';

export type BlindKeySettings = ReturnType<typeof readBlindKeySettings>;

/** Computing them keeps the process from whoever asks meanwhile. */
const POINTS_MAX = 100;

/** Throws `SettingsInvalid` with every fault. */
export function readBlindKeySettings(environment: Environment) {
  const settings = readSettings(
    explained(
      {
        host: textSetting('BLIND_KEY_HOST', 'an address to listen on', '127.0.0.1'),
        port: wholeNumberSetting('BLIND_KEY_PORT', { min: 0, max: 65_535, unit: 'port number' }, 8091),
        listener: listenerSettings('BLIND_KEY'),
        token: textSetting('BLIND_KEY_TOKEN', 'the token that the api sends, at least 20 random characters'),
        seed: seedSetting('BLIND_KEY_SEED'),
        seen: SEEN_SETTINGS,
        limitsFile: textSetting('BLIND_KEY_LIMITS_FILE', 'the path of the file in which evaluations are counted'),
        pointsPerRequest: wholeNumberSetting(
          'BLIND_KEY_POINTS_PER_REQUEST',
          { min: 1, max: POINTS_MAX, unit: 'points' },
          50,
        ),
        perMinute: wholeNumberSetting(
          'BLIND_KEY_EVALUATIONS_PER_MINUTE',
          { min: 1, max: 1_000_000, unit: 'evaluations by one bank a minute' },
          300,
        ),
        perDay: wholeNumberSetting(
          'BLIND_KEY_EVALUATIONS_PER_DAY',
          { min: 1, max: 100_000_000, unit: 'evaluations by one bank a day' },
          10_000,
        ),
        ofAllPerDay: wholeNumberSetting(
          'BLIND_KEY_EVALUATIONS_OF_ALL_PER_DAY',
          { min: 1, max: 1_000_000_000, unit: 'evaluations by all banks together a day' },
          100_000,
        ),
      },
      BLIND_KEY_SENTENCES,
    ),
    environment,
  );
  requireSafeListener(settings.listener, 'BLIND_KEY', settings.host);
  return settings;
}
