import { DomainError } from '@tallystick/kernel';
import { DEFAULT_BATCH_LIMITS } from './batch/batch-limits.js';
import { isName } from './batch/read-fields.js';

/** What a site's operator may set of a gateway from afar. What is left out is as the gateway's own settings have it. */
export interface GatewaySettings {
  readonly batchReadings?: number;
  readonly batchMs?: number;
  readonly signOfLifeMs?: number;
  /** By a driver's name, how often it asks its sensors. */
  readonly drivers?: Readonly<Record<string, { readonly intervalMs: number }>>;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly unit: string;
}

export const GATEWAY_SETTING_RANGES = {
  batchReadings: { min: 1, max: 1_000, unit: 'readings' },
  batchMs: { min: 10, max: 60_000, unit: 'milliseconds' },
  signOfLifeMs: { min: 1_000, max: 3_600_000, unit: 'milliseconds' },
} as const satisfies Record<string, Range>;
export const DRIVER_INTERVAL: Range = { min: 100, max: 86_400_000, unit: 'milliseconds' };
const DRIVERS_MAX = 100;

export class GatewaySettingsUnsound extends DomainError {
  constructor(readonly faults: readonly string[]) {
    super('gateway-settings-unsound', 'invalid', `The settings are wrong: ${faults.join('; ')}.`, { faults });
  }
}

/** Holds settings to what gateways accept: a name that none knows would have all of them refused there. @throws GatewaySettingsUnsound */
export function readGatewaySettings(given: unknown): GatewaySettings {
  const faults: string[] = [];
  if (!isObject(given)) throw new GatewaySettingsUnsound(['expected an object']);
  for (const [name, value] of Object.entries(given)) {
    if (name === 'drivers') faults.push(...faultsOfDrivers(value));
    else if (!isRangeName(name)) faults.push(`${name}: is not known to gateways`);
    else faults.push(...faultsOfNumber(name, value, GATEWAY_SETTING_RANGES[name]));
  }
  if (faults.length > 0) throw new GatewaySettingsUnsound(faults);
  return given;
}

function faultsOfDrivers(drivers: unknown): string[] {
  if (!isObject(drivers)) return ['drivers: expected an object, by driver'];
  const entries = Object.entries(drivers);
  if (entries.length > DRIVERS_MAX) return [`drivers: expected ${DRIVERS_MAX} at most`];
  return entries.flatMap(([name, driver]) => {
    if (!isName(name, DEFAULT_BATCH_LIMITS)) return ['drivers: expected names of letters, digits, and . _ : -'];
    if (!isObject(driver) || Object.keys(driver).join() !== 'intervalMs')
      return [`drivers.${name}: expected intervalMs`];
    return faultsOfNumber(`drivers.${name}.intervalMs`, driver.intervalMs, DRIVER_INTERVAL);
  });
}

function faultsOfNumber(name: string, value: unknown, { min, max, unit }: Range): string[] {
  const isSound = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
  return isSound ? [] : [`${name}: expected a whole number of ${unit} from ${min} to ${max}`];
}

const isRangeName = (name: string): name is keyof typeof GATEWAY_SETTING_RANGES =>
  Object.hasOwn(GATEWAY_SETTING_RANGES, name);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
