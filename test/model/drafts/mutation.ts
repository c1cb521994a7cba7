import { actKind } from '@tallystick/act-types';
import { isSignedKind } from '../chain/encoding.js';
import type { Kind } from '../ledger/ledger.js';
import { DAY, type Fields, type Value, ZERO_ADDRESS, ZERO_BYTES32 } from '../ledger/values.js';
import type { Desk, Draft } from './desk.js';

/** Wide enough for all that is unsigned, too. */
const UNSIGNED_TYPE = 'uint32';
/** Sums of what the tests mint stay far below 2^256. */
const MOST_OF_WIDE = 2n ** 100n;

/** The draft with one member of it, or of what it carries, other than it was. */
export function mutated(kind: Kind, draft: Draft, desk: Desk): Draft {
  const attachment = isSignedKind(kind) ? actKind(kind).attachment : undefined;
  if (attachment && draft.attached && desk.dice.chance(40)) {
    return { ...draft, attached: withOneChanged(attachment.kind, draft.attached, desk) };
  }
  return { ...draft, fields: withOneChanged(kind, draft.fields, desk) };
}

function withOneChanged(kind: Kind, fields: Fields, desk: Desk): Fields {
  const typed: readonly { name: string; type: string }[] = isSignedKind(kind)
    ? actKind(kind).fields
    : Object.keys(fields).map((name) => ({ name, type: UNSIGNED_TYPE }));
  const { name, type } = desk.dice.pick(typed);
  const value = fields[name];
  if (value === undefined) return fields;
  return { ...fields, [name]: name === 'deadline' ? otherDeadline(desk) : other(type, value, desk) };
}

/** Over, just over, just not, and the longest that acts of either length may have, with a second more. */
export function otherDeadline({ now, dice }: Desk): bigint {
  return dice.pick([now - 1n, now, now + 30n * DAY, now + 30n * DAY + 1n, now + DAY, now + DAY + 1n, 0n]);
}

function other(type: string, value: Value, desk: Desk): Value {
  const { dice, town } = desk;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value)) return otherList(type.slice(0, -2), value as readonly bigint[] & readonly string[], desk);
  if (type === 'address') return dice.pick([...town.allAccounts, ZERO_ADDRESS]);
  if (type === 'bytes32') return otherWord(desk);
  return typeof value === 'bigint' ? otherNumber(Number(type.slice(4)), value, desk) : value;
}

function otherNumber(bits: number, value: bigint, { dice }: Desk): bigint {
  const most = bits > 192 ? MOST_OF_WIDE : 2n ** BigInt(bits) - 1n;
  const wanted = dice.pick([value + 1n, value - 1n, 0n, BigInt(dice.below(14)), most, value * 2n, value / 2n]);
  return wanted < 0n ? 0n : wanted > most ? most : wanted;
}

function otherWord({ dice, state, town }: Desk): string {
  const receipts = [...town.receipts.values()].map(({ bankReference }) => bankReference);
  return dice.pick([ZERO_BYTES32, town.fresh(), ...receipts, ...state.invoices.keys()]);
}

function otherList(type: string, list: readonly bigint[] & readonly string[], desk: Desk): Value {
  const items = [...list] as Value[];
  const [first] = items;
  const changed = first === undefined ? [] : [other(type, first, desk), ...items.slice(1)];
  const many = first === undefined ? [] : Array.from({ length: 9 }, () => first);
  const lists = [[], items.slice(0, -1), [...items, ...items], items.reverse(), changed, many];
  return desk.dice.pick(lists) as unknown as Value;
}
