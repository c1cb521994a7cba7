import { describe, expect, it } from '@jest/globals';
import { GatewaySettingsUnsound, readGatewaySettings } from './gateway-settings.js';

const faultsOf = (given: unknown): readonly string[] => {
  try {
    readGatewaySettings(given);
    return [];
  } catch (error) {
    if (error instanceof GatewaySettingsUnsound) return error.faults;
    throw error;
  }
};

describe('settings of a gateway', () => {
  it.each([
    [{}],
    [{ batchReadings: 1, batchMs: 60_000, signOfLifeMs: 1_000 }],
    [{ drivers: { 'scale-1': { intervalMs: 100 } } }],
  ])('may be %j', (given) => {
    expect(readGatewaySettings(given)).toEqual(given);
  });

  it.each<[unknown, string]>([
    [null, 'expected an object'],
    [[], 'expected an object'],
    [{ batchReadings: 0 }, 'batchReadings: expected a whole number of readings from 1 to 1000'],
    [{ batchMs: 60_001 }, 'batchMs: expected a whole number of milliseconds from 10 to 60000'],
    [{ batchMs: '100' }, 'batchMs: expected a whole number of milliseconds from 10 to 60000'],
    [{ signOfLifeMs: 1_000.5 }, 'signOfLifeMs: expected a whole number of milliseconds from 1000 to 3600000'],
    [{ retain: true }, 'retain: is not known to gateways'],
    [{ constructor: 1 }, 'constructor: is not known to gateways'],
    [{ drivers: [] }, 'drivers: expected an object, by driver'],
    [{ drivers: { 'a/b': { intervalMs: 100 } } }, 'drivers: expected names of letters, digits, and . _ : -'],
    [{ drivers: { a: { intervalMs: 100, x: 1 } } }, 'drivers.a: expected intervalMs'],
    [
      { drivers: { a: { intervalMs: 99 } } },
      'drivers.a.intervalMs: expected a whole number of milliseconds from 100 to 86400000',
    ],
  ])('may not be %j', (given, fault) => {
    expect(faultsOf(given)).toEqual([fault]);
  });

  it('are told all that is wrong with them', () => {
    expect(faultsOf({ batchReadings: 0, batchMs: 0 })).toHaveLength(2);
  });
});
