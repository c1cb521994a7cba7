import { Decimal } from '@tallystick/kernel';
import { decimalOfFloat32 } from './exact-decimal.js';

export const REGISTER_TYPES = ['int16', 'uint16', 'int32', 'uint32', 'float32'] as const;
export type RegisterType = (typeof REGISTER_TYPES)[number];
/** Of a value of two registers: which of them has the upper half. */
export const WORD_ORDERS = ['high-first', 'low-first'] as const;
export type WordOrder = (typeof WORD_ORDERS)[number];

/** How many registers of 16 bits a value takes. */
export const registersOf = (type: RegisterType): number => (type.endsWith('16') ? 1 : 2);

/** @param bytes as they came: registers one after the other, each with its upper byte first. @throws ReadingUnsound of a float that is no number */
export function decodeRegisters(bytes: Buffer, type: RegisterType, wordOrder: WordOrder): Decimal {
  const ordered = type.endsWith('32') && wordOrder === 'low-first' ? swapped(bytes) : bytes;
  switch (type) {
    case 'int16':
      return Decimal.of(BigInt(ordered.readInt16BE()));
    case 'uint16':
      return Decimal.of(BigInt(ordered.readUInt16BE()));
    case 'int32':
      return Decimal.of(BigInt(ordered.readInt32BE()));
    case 'uint32':
      return Decimal.of(BigInt(ordered.readUInt32BE()));
    case 'float32':
      return decimalOfFloat32(ordered.readFloatBE());
  }
}

const swapped = (bytes: Buffer): Buffer => Buffer.concat([bytes.subarray(2, 4), bytes.subarray(0, 2)]);
