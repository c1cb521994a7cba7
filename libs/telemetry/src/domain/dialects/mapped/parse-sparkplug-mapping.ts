import { isUnit } from '../../batch/read-fields.js';
import { DEFAULT_DIALECT_LIMITS } from '../dialect-limits.js';
import { MappingFaults, membersOf } from './mapping-faults.js';
import { MAPPING_LIMITS, type SparkplugMapping } from './mapping.js';

/** `{"units": {"Inputs/Temp 1": "Cel"}}`; null says nothing. @throws MappingInvalid with all that is wrong */
export function parseSparkplugMapping(given: unknown): SparkplugMapping {
  const faults = new MappingFaults();
  const units = given === null ? [] : unitsOf(membersOf(given, '', ['units'], faults)?.['units'], faults);
  faults.throwIfAny();
  return { units: new Map(units) };
}

function unitsOf(given: unknown, faults: MappingFaults): readonly (readonly [string, string])[] {
  const { units: most, characters } = MAPPING_LIMITS;
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  const entries: [string, unknown][] = isObject ? Object.entries(given) : [];
  if (!isObject || entries.length > most)
    faults.add('/units', `an object of ${most} metrics at most, each with its unit`);
  return entries.slice(0, most).flatMap(([name, unit]) => {
    const at = `/units/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (name.length > characters) faults.add(at, `a metric's name of ${characters} characters at most`);
    if (typeof unit === 'string' && isUnit(unit, DEFAULT_DIALECT_LIMITS)) return [[name, unit] as const];
    faults.add(at, 'a unit in printable ASCII without blanks, 16 characters at most');
    return [];
  });
}
