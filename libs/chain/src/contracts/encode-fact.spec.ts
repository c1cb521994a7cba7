import { describe, expect, it } from '@jest/globals';
import { FACT_KINDS, type FactKind, factKey, type Network } from '@tallystick/act-types';
import { contractInterfaces } from './contract-interfaces.js';
import { encodeFact } from './encode-fact.js';

const network = {
  chainId: '7',
  contracts: { receivables: `0x${'11'.repeat(20)}`, partyRegistry: `0x${'22'.repeat(20)}` },
} as unknown as Network;
const message = { receivable: '77', from: '5', version: '3', party: '9', partyEpoch: '2' };
const kinds = Object.keys(FACT_KINDS) as FactKind[];

describe('a fact', () => {
  it.each(kinds)('of kind %s calls the contract’s function with its arguments, and nothing else', (kind) => {
    const { contract, method, arguments: names } = FACT_KINDS[kind];
    const { target, data } = encodeFact(network, kind, message);
    expect(target).toBe(network.contracts[contract]);
    const call = contractInterfaces[contract].parseTransaction({ data });
    expect(call?.fragment.inputs.map(({ name }) => name.replace(/^id$/, 'receivable'))).toEqual(names);
    expect(call?.name).toBe(method);
    expect(call?.args.map(String)).toEqual(names.map((name) => message[name as keyof typeof message]));
  });

  it('has a key of its own for each time that it comes true', () => {
    const keyOf = (partyEpoch: string) => factKey('complete-recovery', { party: '9', partyEpoch }, network);
    expect(keyOf('2')).toBe(keyOf('2'));
    expect(keyOf('2')).not.toBe(keyOf('3'));
  });
});
