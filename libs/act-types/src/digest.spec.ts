import { describe, expect, it } from '@jest/globals';
import { TypedDataEncoder } from 'ethers';
import { ACT_KINDS, actDigest, actDomain, type ActKind, actKind, actTypes, type Field, type Network } from './index.js';

const address = (digit: number) => `0x${String(digit).repeat(40)}`;
const network = (chainId: string, receivables: string): Network => ({
  chainId,
  contracts: {
    ...{ partyRegistry: address(1), programmes: address(2), tradeRegistry: address(3), receivables },
    ...{ depositToken: address(5), evidenceLog: address(0), relay: address(6), partyAccountFactory: address(7) },
  },
  registrar: address(8),
  issuer: address(9),
});
const networks = [
  network('7', address(4)),
  network('8', address(4)),
  network('7', '0xabcdefabcdefabcdefabcdefabcdefabcdefabcd'),
];

function value(type: string): unknown {
  if (type.endsWith('[]')) return [value(type.slice(0, -2))];
  if (type === 'bool') return true;
  if (type === 'address') return address(2);
  return type === 'bytes32' ? `0x${'0b'.repeat(32)}` : '12';
}

describe('actDigest', () => {
  it.each(Object.keys(ACT_KINDS) as ActKind[])('is the EIP-712 digest of %s on every network, each time', (kind) => {
    const { contract, fields } = actKind(kind);
    const message = Object.fromEntries(fields.map(({ name, type }: Field) => [name, value(type)])) as never;
    for (const one of [...networks, ...networks]) {
      expect(actDigest(kind, message, one)).toBe(
        TypedDataEncoder.hash(actDomain(one, contract), actTypes(kind), message),
      );
    }
  });
});
