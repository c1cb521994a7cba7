import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@tallystick/kernel';
import { type ErrorFragment, Interface, type ParamType, zeroPadValue } from 'ethers';
import { contractInterfaces } from './contract-interfaces.js';
import { decodeRevert, refusalCode } from './decode-revert.js';
import { REFUSALS } from './refusals.js';

const errors = Object.entries(contractInterfaces).flatMap(([contract, abi]) =>
  abi.fragments
    .filter((fragment): fragment is ErrorFragment => fragment.type === 'error')
    .map((error) => ({ contract, abi, error, title: `${contract}.${error.name}` })),
);

function example({ type, baseType, arrayChildren }: ParamType): unknown {
  if (baseType === 'array') return arrayChildren ? [example(arrayChildren)] : [];
  if (type === 'address') return zeroPadValue('0x07', 20);
  if (type === 'bytes') return '0x0102';
  if (type === 'string') return 'words';
  if (type === 'bool') return true;
  return type.startsWith('bytes') ? zeroPadValue('0x07', Number(type.slice(5))) : 7n;
}

describe('decodeRevert', () => {
  it('knows errors to walk', () => {
    expect(errors.length).toBeGreaterThan(60);
  });

  it.each(errors)('has words and figures for $title', ({ abi, error }) => {
    const refusal = decodeRevert(abi.encodeErrorResult(error, error.inputs.map(example)));
    expect(Object.keys(REFUSALS)).toContain(error.name);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal.code).toBe(refusalCode(error.name));
    expect(refusal.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(Object.keys(refusal.details)).toEqual(error.inputs.map(({ name }) => name));
    expect(() => JSON.stringify(refusal.details)).not.toThrow();
  });

  it('has no words for an error that no contract has', () => {
    const inherited = new Set(errors.map(({ error }) => error.name));
    const strangers = Object.keys(REFUSALS).filter((name) => !inherited.has(name));
    expect(strangers).toEqual([]);
  });

  it('names an error whose arguments were cut off by the relay', () => {
    const data = contractInterfaces.receivables.encodeErrorResult('FragmentStale', [1, 2, 3, 4]);
    expect(decodeRevert(data.slice(0, 60))).toMatchObject({ code: 'fragment-stale', details: {} });
  });

  it('tells a revert without data, a text and a panic apart', () => {
    const solidity = new Interface(['error Error(string)', 'error Panic(uint256)']);
    expect(decodeRevert('0x').code).toBe('reverted-without-reason');
    expect(decodeRevert(solidity.encodeErrorResult('Error', ['no'])).code).toBe('refused-with-text');
    expect(decodeRevert(solidity.encodeErrorResult('Panic', [0x11])).code).toBe('contract-panicked');
    expect(decodeRevert('0xdeadbeef')).toMatchObject({ code: 'unknown-revert', details: { data: '0xdeadbeef' } });
  });
});
