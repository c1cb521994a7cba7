import { describe, expect, it } from '@jest/globals';
import { getAddress, SigningKey, Transaction } from 'ethers';
import fc from 'fast-check';
import { signTransaction } from './sign-transaction.js';

const hex = (constraints: fc.IntArrayConstraints) =>
  fc.uint8Array(constraints).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
const wei = fc.bigInt({ min: 0n, max: 2n ** 96n });

const contents = fc.record({
  chainId: fc.bigInt({ min: 1n, max: 2n ** 53n - 1n }),
  nonce: fc.nat(),
  maxFeePerGas: wei,
  maxPriorityFeePerGas: wei,
  gasLimit: fc.nat(),
  to: hex({ minLength: 20, maxLength: 20 }),
  // About the lengths at which a prefix takes one byte more.
  data: fc.oneof(
    hex({ maxLength: 60 }),
    hex({ minLength: 250, maxLength: 260 }),
    hex({ minLength: 65_530, maxLength: 65_540 }),
  ),
});
const keys = fc
  .bigInt({ min: 1n, max: 2n ** 255n })
  .map((key) => new SigningKey(`0x${key.toString(16).padStart(64, '0')}`));

describe('signTransaction', () => {
  it('gives the bytes and the hash that ethers gives', () => {
    fc.assert(
      fc.property(contents, keys, (content, key) => {
        const priority =
          content.maxPriorityFeePerGas < content.maxFeePerGas ? content.maxPriorityFeePerGas : content.maxFeePerGas;
        const wanted = { ...content, maxPriorityFeePerGas: priority };
        const theirs = Transaction.from({ type: 2, ...wanted, to: getAddress(content.to) });
        theirs.signature = key.sign(theirs.unsignedHash);
        expect(signTransaction(wanted, key)).toEqual({ hash: theirs.hash, raw: theirs.serialized });
      }),
      { numRuns: 200 },
    );
  });
});
