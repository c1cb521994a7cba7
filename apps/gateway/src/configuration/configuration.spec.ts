import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SettingsInvalid } from '@tallystick/platform';
import { readCommand } from '../command-line.js';
import { ConfigurationInvalid } from '../gateway-errors.js';
import { readGatewaySettings } from '../settings.js';
import { readDriverConfigurations } from './driver-configuration.js';

const faultsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationInvalid) return error.details['faults'] as string[];
    if (error instanceof SettingsInvalid) return error.faults;
    throw error;
  }
};

describe('the configuration of drivers', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const example = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

  it('is read as the README shows it', () => {
    const drivers = readDriverConfigurations(example);
    expect(drivers.map(({ kind }) => kind)).toEqual(['mqtt', 'modbus-tcp', 'files']);
    expect(drivers[1]).toMatchObject({ port: 502, unitId: 1, readings: [{ wordOrder: 'high-first' }, {}] });
  });

  it('is refused with every fault, each with its place', () => {
    const text = JSON.stringify({
      drivers: [
        {
          name: 'a b',
          kind: 'modbus-tcp',
          host: 'h',
          intervalMs: 1,
          readings: [{ device: 'd', metric: 'm', unit: 'kg' }],
        },
        { name: 'x', kind: 'opc-ua' },
        { name: 'x', kind: 'files', folder: '/drop', format: 'csv', readings: [], colour: 'red' },
      ],
      driver: [],
    });
    const faults = faultsOf(() => readDriverConfigurations(text));
    for (const expected of [
      /^drivers\[0\]\.name: expected up to 64 letters/,
      /^drivers\[0\]\.intervalMs: expected a whole number of milliseconds from 100/,
      /^drivers\[0\]\.readings\[0\]\.register: expected one of holding, input/,
      /^drivers\[0\]\.readings\[0\]\.type: expected one of int16/,
      /^drivers\[1\]\.kind: expected one of mqtt, modbus-tcp, files/,
      /^drivers\[2\]\.readings: expected a list of 1 or more/,
      /^drivers\[2\]\.colour: is not known here/,
      /^drivers: expected one of the name x/,
      /^driver: is not known here/,
    ]) {
      expect(faults).toContainEqual(expect.stringMatching(expected));
    }
  });

  it.each(['', '[]', '{}', 'null'])('is not %j', (text) =>
    expect(faultsOf(() => readDriverConfigurations(text))).not.toEqual([]),
  );
});

describe('the settings of a gateway', () => {
  const environment = { GATEWAY_FOLDER: '/var/lib/gateway' };

  it('are read, with what they are when left out', () => {
    const { batching, capacity, algorithm } = readGatewaySettings(environment);
    expect(batching).toEqual({ batchReadings: 20, batchMs: 1_000, signOfLifeMs: 60_000 });
    expect(capacity.hours).toBe(72);
    expect(algorithm).toBe('EdDSA');
  });

  it('are refused with every fault', () => {
    expect(faultsOf(() => readGatewaySettings({ BUFFER_HOURS: '71', GATEWAY_SIGNING_ALGORITHM: 'RSA' }))).toHaveLength(
      3,
    );
  });

  it('are refused when the disk that they give does not hold what they promise', () => {
    const more = { ...environment, BUFFER_READINGS_PER_SECOND: '500' };
    expect(faultsOf(() => readGatewaySettings(more))).toEqual([expect.stringContaining('72 hours of 500 readings')]);
  });
});

describe('the command line', () => {
  const swap = { kind: 'simulate', scenario: 'swap', speed: 'max', from: 'end' };
  const entering = { code: 'c', server: 'https://x' };
  const coming = ['--enrol', 'c', '--server', 'https://x'];

  it.each([
    [[], { entering: undefined, work: { kind: 'run' } }],
    [coming, { entering, work: { kind: 'run' } }],
    [['--simulate', 'swap'], { entering: undefined, work: swap }],
    [[...coming, '--simulate', 'swap', '--history', '5'], { entering, work: { ...swap, history: '5' } }],
  ])('%j is understood', (args, expected) => expect(readCommand(args)).toEqual(expected));

  it.each([
    [['--enrol', 'c']],
    [['--speed', '5']],
    [['--history', '5']],
    [['--simulate', 'a', '--enrol', 'c']],
    [['--help']],
    [['x']],
  ])('%j is not, and is told what would be', (args) =>
    expect(faultsOf(() => readCommand(args))[0]).toContain('and then nothing, to read sensors'),
  );
});
