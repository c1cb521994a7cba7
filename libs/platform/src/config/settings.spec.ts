import { describe, expect, it } from '@jest/globals';
import { finalitySetting } from './finality.js';
import { listSettings } from './list-settings.js';
import {
  optionalUrlSetting,
  privateKeysSetting,
  readSettings,
  SettingsInvalid,
  textSetting,
  urlSetting,
  wholeNumberSetting,
  wholeNumberSettings,
} from './settings.js';

const schema = {
  databaseUrl: urlSetting('DATABASE_URL', ['postgres:', 'postgresql:']),
  pollMs: wholeNumberSetting('CHAIN_POLL_MS', { min: 10, max: 60_000, unit: 'milliseconds' }, 500),
  keys: privateKeysSetting('RELAYER_KEYS'),
  name: textSetting('NAME', 'a name'),
  finality: finalitySetting('CHAIN_FINALITY'),
};
const key = `0x${'1'.repeat(64)}`;
const good = {
  DATABASE_URL: 'postgres://u:p@localhost/db',
  RELAYER_KEYS: `${key}, ${key}`,
  NAME: 'x',
  CHAIN_FINALITY: '12',
};

describe('listSettings', () => {
  it('gives all that a process would read, groups too, and reads nothing', () => {
    const group = { schema, more: textSetting('MORE', 'more') };
    const listed = listSettings((environment) => readSettings(group, environment));
    expect(listed.map(({ variable }) => variable)).toEqual([
      ...['DATABASE_URL', 'CHAIN_POLL_MS', 'RELAYER_KEYS', 'NAME', 'CHAIN_FINALITY', 'MORE'],
    ]);
  });
});

describe('readSettings', () => {
  it('reads values and fills in defaults', () => {
    expect(readSettings(schema, good)).toEqual({
      databaseUrl: good.DATABASE_URL,
      pollMs: 500,
      keys: [key, key],
      name: 'x',
      finality: { depthBlocks: 12 },
    });
  });

  it('reports every fault at once, by variable, and repeats no value', () => {
    const secret = 'not-a-key-but-secret';
    const read = () =>
      readSettings(schema, {
        DATABASE_URL: 'mysql://h',
        CHAIN_POLL_MS: '5',
        RELAYER_KEYS: secret,
        CHAIN_FINALITY: 'soon',
      });
    expect(read).toThrow(SettingsInvalid);
    try {
      read();
    } catch (error) {
      const { faults, message } = error as SettingsInvalid;
      expect(faults.map((fault) => fault.split(':')[0])).toEqual([
        'DATABASE_URL',
        'CHAIN_POLL_MS',
        'RELAYER_KEYS',
        'NAME',
        'CHAIN_FINALITY',
      ]);
      expect(message).not.toContain(secret);
    }
  });

  it('treats an empty variable as not set', () => {
    expect(() => readSettings({ name: schema.name }, { NAME: '' })).toThrow('NAME: is not set; expected a name');
  });

  it('reads a group as one value, and reports its faults with the others', () => {
    const limits = wholeNumberSettings({
      most: { variable: 'MOST', min: 1, max: 9, unit: 'things', fallback: 5 },
      least: { variable: 'LEAST', min: 1, max: 9, unit: 'things', fallback: 2 },
    });
    expect(readSettings({ limits, name: schema.name }, { NAME: 'x', MOST: '7' })).toEqual({
      limits: { most: 7, least: 2 },
      name: 'x',
    });
    expect(() => readSettings({ limits, name: schema.name }, { MOST: '10', LEAST: 'few' })).toThrow(
      /MOST: expected a whole number of things from 1 to 9\n {2}LEAST: .*\n {2}NAME: is not set/,
    );
  });

  it('takes an address that may be left out, and no wrong one', () => {
    const optional = { url: optionalUrlSetting('URL', ['https:']) };
    expect(readSettings(optional, {})).toEqual({ url: undefined });
    expect(readSettings(optional, { URL: 'https://h/' })).toEqual({ url: 'https://h/' });
    expect(() => readSettings(optional, { URL: 'ftp://h/' })).toThrow(
      'URL: expected an address starting with https://',
    );
  });
});
