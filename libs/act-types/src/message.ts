import { isHexString } from 'ethers';
import { type ActKind, actKind } from './act-kinds.js';
import { findAddress } from './address.js';
import type { Field } from './field.js';

/** A value of an act's field as it travels in JSON: integers as decimal strings, addresses and bytes32 as 0x hex. */
export type FieldValue = string | boolean | readonly string[];

/** An act's struct as it travels in JSON; every field of its kind is there, and no other. */
export type ActMessage = Readonly<Record<string, FieldValue>>;

export class ActMessageInvalid extends Error {
  constructor(
    readonly field: string,
    problem: string,
  ) {
    super(`${field}: ${problem}`);
    this.name = 'ActMessageInvalid';
  }
}

const UNSIGNED_INTEGER = /^(0|[1-9][0-9]*)$/;

function checkedScalar(name: string, type: string, value: unknown): string | boolean {
  if (type === 'bool') {
    if (typeof value !== 'boolean') throw new ActMessageInvalid(name, 'expected true or false');
    return value;
  }
  if (typeof value !== 'string') throw new ActMessageInvalid(name, `expected ${type} as a string`);
  if (type === 'address') {
    const address = findAddress(value);
    if (!address)
      throw new ActMessageInvalid(name, 'expected an address of 0x and 40 hex digits with a right checksum');
    return address;
  }
  if (type === 'bytes32') {
    if (!isHexString(value, 32)) throw new ActMessageInvalid(name, 'expected 0x and 64 hex digits');
    return value.toLowerCase();
  }
  const bits = Number(/^uint([0-9]+)$/.exec(type)?.[1]);
  if (!bits) throw new Error(`no rule for EIP-712 type ${type}`);
  if (!UNSIGNED_INTEGER.test(value) || value.length > 78 || BigInt(value) >= 1n << BigInt(bits)) {
    throw new ActMessageInvalid(name, `expected a whole number below 2^${bits}, in decimal digits`);
  }
  return value;
}

function checkedValue({ name, type }: Field, value: unknown): FieldValue {
  if (!type.endsWith('[]')) return checkedScalar(name, type, value);
  if (!Array.isArray(value)) throw new ActMessageInvalid(name, 'expected a list');
  return value.map((item, index) => checkedScalar(`${name}[${index}]`, type.slice(0, -2), item) as string);
}

/** Checks every field of an act against its kind's types and returns it in canonical form. Throws `ActMessageInvalid`. */
export function parseActMessage(kind: ActKind, input: unknown): ActMessage {
  if (typeof input !== 'object' || input === null) throw new ActMessageInvalid('message', 'expected an object');
  const given = input as Record<string, unknown>;
  const { fields } = actKind(kind);
  const known = new Set(fields.map((field) => field.name));
  for (const name of Object.keys(given)) {
    if (!known.has(name)) throw new ActMessageInvalid(name, `unknown field of ${kind}`);
  }
  return Object.fromEntries(fields.map((field) => [field.name, checkedValue(field, given[field.name])]));
}
