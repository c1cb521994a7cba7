import { describe, expect, it } from '@jest/globals';
import {
  ACT_KINDS,
  type ActKind,
  actKind,
  type ActMessage,
  type Field,
  type FieldValue,
  type Network,
} from '@tallystick/act-types';
import { zeroPadValue } from 'ethers';
import { contractInterfaces } from './contract-interfaces.js';
import { encodeAct } from './encode-act.js';

const address = (byte: string) => zeroPadValue(byte, 20);
const network: Network = {
  chainId: '7',
  contracts: {
    partyRegistry: address('0x01'),
    programmes: address('0x02'),
    tradeRegistry: address('0x03'),
    receivables: address('0x04'),
    depositToken: address('0x05'),
    evidenceLog: address('0x0c'),
    relay: address('0x06'),
    partyAccountFactory: address('0x07'),
  },
  registrar: address('0x08'),
  issuer: address('0x09'),
};

function value(type: string): FieldValue {
  if (type.endsWith('[]')) return [value(type.slice(0, -2)) as string];
  if (type === 'bool') return true;
  if (type === 'address') return address('0x0a');
  return type === 'bytes32' ? zeroPadValue('0x0b', 32) : '12';
}

const message = (kind: ActKind): ActMessage =>
  Object.fromEntries(actKind(kind).fields.map(({ name, type }: Field) => [name, value(type)]));

describe('encodeAct', () => {
  it.each(Object.keys(ACT_KINDS) as ActKind[])(
    'calls the method of %s with its struct, attachment and signatures',
    (kind) => {
      const { contract, method, attachment } = actKind(kind);
      const attached = attachment ? { attachment: message(attachment.kind) } : {};
      const encoded = encodeAct(network, { kind, message: message(kind), ...attached, signatures: ['0x1234'] });
      expect(encoded.target).toBe(network.contracts[contract]);
      const decoded = contractInterfaces[contract].decodeFunctionData(method, encoded.data);
      expect(decoded.length).toBe(attachment ? 3 : 2);
      expect(decoded.at(-1)).toEqual(['0x1234']);
    },
  );

  it('refuses an act without the attachment that it takes', () => {
    expect(() => encodeAct(network, { kind: 'issue', message: message('issue'), signatures: [] })).toThrow(
      'takes an attachment',
    );
  });
});
