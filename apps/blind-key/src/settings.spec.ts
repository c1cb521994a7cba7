import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { SettingsInvalid } from '@tallystick/platform';
import { readBlindKeySettings } from './settings.js';

const seed = randomBytes(32).toString('hex');
const environment = {
  BLIND_KEY_TOKEN: 'a-token-of-some-length',
  BLIND_KEY_SEED: seed,
  BLIND_KEY_LIMITS_FILE: 'evaluations.json',
};

function faults(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readBlindKeySettings({ ...environment, ...changes });
    return [];
  } catch (error) {
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
}

describe('the settings of the blind key’s service', () => {
  it('are read with its seed', () => {
    const settings = readBlindKeySettings(environment);
    expect(Buffer.from(settings.seed).toString('hex')).toBe(seed);
    expect(settings).toMatchObject({ port: 8091, perMinute: 300, perDay: 10_000, ofAllPerDay: 100_000 });
  });

  it('have no seed, no token and no file by default', () => {
    const unset = { BLIND_KEY_SEED: undefined, BLIND_KEY_TOKEN: undefined, BLIND_KEY_LIMITS_FILE: undefined };
    expect(faults(unset)).toHaveLength(3);
  });

  it.each([seed.slice(2), `${seed}00`, `0x${seed}`, '00'.repeat(32), 'not hex'])(
    'refuse the seed %s, and do not repeat it',
    (text) => {
      const told = faults({ BLIND_KEY_SEED: text });
      expect(told).toEqual(['BLIND_KEY_SEED: expected 32 random bytes as 64 hex digits']);
    },
  );
});
