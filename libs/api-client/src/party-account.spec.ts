import { describe, expect, it } from '@jest/globals';
import { AbiCoder, dataLength, dataSlice, getAddress, keccak256, recoverAddress, Wallet } from 'ethers';
import { accountSignature, approvalDigest, soleSignature } from '@tallystick/act-types';
import { accountSigner, approve } from './party-account.js';
import { personKey, softwarePasskey } from './person-keys.js';

const account = { address: getAddress(`0x${'ab'.repeat(20)}`), chainId: '7', configuration: 1n };
const digest = keccak256('0x01');
const newKey = () => personKey(Wallet.createRandom().privateKey);
const decode = (signature: string) =>
  AbiCoder.defaultAbiCoder().decode(['bytes[]', 'bytes[]'], signature) as unknown as [string[], string[]];

describe('the signature of an account of several persons', () => {
  it('has each key beside its own signature, in the order of the keys’ hashes', async () => {
    const persons = [newKey(), newKey(), newKey(), await softwarePasskey({ verifier: account.address, rpId: 'x' })];
    const approvals = await Promise.all(persons.map((person) => approve(account, digest, person)));
    const [keys, signatures] = decode(accountSignature(approvals));
    const hashes = keys.map((key) => BigInt(keccak256(key)));
    expect(hashes).toEqual([...hashes].sort((a, b) => (a < b ? -1 : 1)));
    for (const { key, signature } of approvals) expect(signatures[keys.indexOf(key.toLowerCase())]).toBe(signature);
  });

  it('is made of words on the act, the account and its configuration, so that another one voids them', async () => {
    const person = newKey();
    const { signature } = await approve(account, digest, person);
    expect(recoverAddress(approvalDigest(account, digest), signature)).toBe(person.key);
    for (const other of [
      { ...account, configuration: 2n },
      { ...account, chainId: '8' },
    ])
      expect(recoverAddress(approvalDigest(other, digest), signature)).not.toBe(person.key);
  });

  it('is what its signer gives for all the persons at hand', async () => {
    const persons = [newKey(), newKey()];
    const signer = accountSigner(account, persons);
    const [keys] = decode(await signer.signDigest(digest));
    expect(new Set(keys)).toEqual(new Set(persons.map(({ key }) => key.toLowerCase())));
  });

  it('of one person alone says how long the key is', async () => {
    const approval = await approve(account, digest, await softwarePasskey({ verifier: account.address, rpId: 'x' }));
    const sole = soleSignature(approval);
    expect(dataSlice(sole, 0, 1)).toBe('0x54');
    expect(dataSlice(sole, 1, 85)).toBe(approval.key);
    expect(dataLength(sole)).toBe(85 + dataLength(approval.signature));
  });
});
