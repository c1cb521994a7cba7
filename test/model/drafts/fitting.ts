import { type ActKind, actKind } from '@tallystick/act-types';
import type { Fields, Value } from '../ledger/values.js';

/** The same with every number as near as its type comes to it: what follows the highest of all may not be there. */
export function fitted(kind: ActKind, fields: Fields): Fields {
  const members = actKind(kind).fields.flatMap(({ name, type }) => {
    const value = fields[name];
    return value === undefined ? [] : [[name, fittedValue(type, value)] as const];
  });
  return Object.fromEntries(members);
}

function fittedValue(type: string, value: Value): Value {
  if (typeof value !== 'bigint') return value;
  const most = 2n ** BigInt(type.slice(4)) - 1n;
  return value < 0n ? 0n : value > most ? most : value;
}
