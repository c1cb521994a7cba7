import { describe, expect, it } from '@jest/globals';
import { AbiCoder, concat, id, keccak256, toUtf8Bytes } from 'ethers';
import { isSiteKeyAt, type SiteKey, siteKeyDigest } from './site-key.js';
import type { Network } from './network.js';

const REGISTRY = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const network = { chainId: '31337', contracts: { partyRegistry: REGISTRY } } as unknown as Network;
const STATEMENT: SiteKey = {
  site: 'site-7',
  party: '12',
  partyEpoch: '1',
  algorithm: 'EdDSA',
  publicKey: `0x${'11'.repeat(32)}`,
  validFrom: '1800000000',
  validUntil: '0',
};

describe('the statement whose a site’s key is', () => {
  it('has the digest that EIP-712 gives, hashed here by hand', () => {
    const coder = AbiCoder.defaultAbiCoder();
    const domain = keccak256(
      coder.encode(
        ['bytes32', 'bytes32', 'bytes32', 'uint256', 'address'],
        [
          id('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
          ...[id('Tallystick'), id('1'), 31337, REGISTRY],
        ],
      ),
    );
    const type =
      'SiteKey(string site,uint32 party,uint32 partyEpoch,string algorithm,bytes publicKey,uint48 validFrom,uint48 validUntil)';
    const struct = keccak256(
      coder.encode(
        ['bytes32', 'bytes32', 'uint32', 'uint32', 'bytes32', 'bytes32', 'uint48', 'uint48'],
        [
          ...[id(type), keccak256(toUtf8Bytes('site-7')), 12, 1, keccak256(toUtf8Bytes('EdDSA'))],
          ...[keccak256(STATEMENT.publicKey), 1_800_000_000, 0],
        ],
      ),
    );
    expect(siteKeyDigest(STATEMENT, network)).toBe(keccak256(concat(['0x1901', domain, struct])));
  });

  it.each(
    Object.entries({
      site: 'site-8',
      party: '13',
      partyEpoch: '2',
      algorithm: 'ES256',
      validFrom: '1',
      validUntil: '9',
    }),
  )('has another digest with another %s', (field, value) => {
    expect(siteKeyDigest({ ...STATEMENT, [field]: value }, network)).not.toBe(siteKeyDigest(STATEMENT, network));
  });

  const from = (validFrom: number, validUntil = 0) => ({
    validFrom: String(validFrom),
    validUntil: String(validUntil),
  });

  it.each([
    ['before it begins', [from(100)], 99, false],
    ['from its beginning', [from(100)], 100, true],
    ['without an end', [from(100)], 2 ** 47, true],
    ['up to its end', [from(100, 200)], 199, true],
    ['at its end', [from(100, 200)], 200, false],
    ['ended, though the statement before the end is shown too', [from(100), from(100, 200)], 200, false],
    ['ended twice, by the earlier end', [from(100, 300), from(100, 200)], 250, false],
    ['begun again after an end', [from(100, 200), from(400)], 400, true],
    ['between an end and a new beginning', [from(100, 200), from(400)], 300, false],
    ['of nothing stated', [], 300, false],
  ])('holds or not %s', (_, statements, at, expected) => {
    expect(isSiteKeyAt(statements, at)).toBe(expected);
  });
});
