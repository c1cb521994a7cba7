import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FunctionFragment, ParamType } from 'ethers';
import { type ContractName, contractInterfaces } from './contract-interfaces.js';
import { encodeCall } from './encode-call.js';

const methods = (Object.keys(contractInterfaces) as ContractName[]).flatMap((contract) =>
  contractInterfaces[contract].fragments
    .filter((fragment): fragment is FunctionFragment => fragment.type === 'function')
    .map((fragment) => [contract, fragment] as const),
);

function valueOf(type: ParamType): fc.Arbitrary<unknown> {
  if (type.isTuple()) {
    const members = type.components.map((component) => [component.name, valueOf(component)] as const);
    return fc.oneof(fc.tuple(...members.map(([, value]) => value)), fc.record(Object.fromEntries(members)));
  }
  if (type.isArray()) {
    const length =
      type.arrayLength === -1 ? { maxLength: 4 } : { minLength: type.arrayLength, maxLength: type.arrayLength };
    return fc.array(valueOf(type.arrayChildren), length);
  }
  if (type.type === 'bytes') return hex({ maxLength: 100 });
  if (type.type === 'string') return fc.string({ unit: 'grapheme' });
  if (type.type === 'bool') return fc.boolean();
  if (type.type === 'address') return hex({ minLength: 20, maxLength: 20 });
  const [, kind, size] = /^(bytes|uint)(\d+)$/.exec(type.type) ?? [];
  const bytes = Number(size);
  return kind === 'bytes'
    ? hex({ minLength: bytes, maxLength: bytes })
    : fc.bigInt({ min: 0n, max: 2n ** BigInt(size ?? 0) - 1n }).map(String);
}

function hex(length: fc.IntArrayConstraints): fc.Arbitrary<string> {
  return fc.uint8Array(length).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
}

describe('encodeCall', () => {
  it.each(methods)('encodes %s.%s as ethers does', (contract, fragment) => {
    fc.assert(
      fc.property(fc.tuple(...fragment.inputs.map(valueOf)), (values) => {
        expect(encodeCall(contract, fragment.format(), values)).toBe(
          contractInterfaces[contract].encodeFunctionData(fragment, values),
        );
      }),
      { numRuns: 20 },
    );
  });

  it.each<readonly [string, ContractName, string, readonly unknown[]]>([
    ['a number beyond its type', 'depositToken', 'transfer', [`0x${'01'.repeat(20)}`, 2n ** 256n]],
    ['a number below zero', 'depositToken', 'transfer', [`0x${'01'.repeat(20)}`, -1n]],
    ['an address that is too short', 'depositToken', 'transfer', [`0x${'01'.repeat(19)}`, 1n]],
    ['an address that is no hex', 'depositToken', 'transfer', ['somebody', 1n]],
    ['half a byte', 'partyAccount', 'isValidSignature', [`0x${'01'.repeat(32)}`, '0x123']],
    ['too few values', 'depositToken', 'transfer', [`0x${'01'.repeat(20)}`]],
    ['a method that is not there', 'depositToken', 'steal', []],
  ])('refuses %s', (_what, contract, method, values) => {
    expect(() => encodeCall(contract, method, values)).toThrow(RangeError);
  });
});
