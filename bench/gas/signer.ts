import { AbiCoder, Contract, id, type JsonRpcSigner, keccak256, SigningKey, TypedDataEncoder, Wallet } from 'ethers';
import type { Network } from '@tallystick/act-types';
import { partyAccountFactoryAbi } from '../../libs/chain/src/generated/abis.js';
import { Passkey } from './passkey.js';

/** Whoever signs acts: an EOA, or an account with several passkeys. */
export interface Signer {
  readonly address: string;
  sign(digest: string): string;
}

export function eoa(name: string): Signer {
  // Keys from names: calldata, and so gas, differ by a few bytes' zeros from one random key to the next.
  const key = new SigningKey(id(`tallystick gas ${name}`));
  return { address: new Wallet(key).address, sign: (digest) => key.sign(digest).serialized };
}

/** A party's account with `count` persons, a passkey each, of whom `threshold` must approve. */
export async function passkeyAccount(
  network: Network,
  sender: JsonRpcSigner,
  count: number,
  threshold: number,
): Promise<Signer> {
  const factory = new Contract(network.contracts.partyAccountFactory, partyAccountFactoryAbi, sender);
  const verifier = (await factory.getFunction('passkeyVerifier')()) as string;
  const passkeys = Array.from({ length: count }, () => new Passkey(verifier));
  const signers = passkeys.map((passkey, index) => ({ person: index + 1, key: passkey.signer }));
  const salt = id(`${count} passkeys, ${threshold} needed`);
  const sent = await factory.getFunction('create').send(salt, signers, threshold);
  await sent.wait();
  const address = (await factory.getFunction('accountOf')(salt, signers, threshold)) as string;
  const domain = { name: 'Tallystick', version: '1', chainId: BigInt(network.chainId), verifyingContract: address };
  const types = {
    Approval: [
      { name: 'digest', type: 'bytes32' },
      { name: 'configuration', type: 'uint64' },
    ],
  };
  const approving = passkeys.slice(0, threshold).sort((a, b) => (keccak256(a.signer) < keccak256(b.signer) ? -1 : 1));
  return {
    address,
    sign(digest) {
      const approval = TypedDataEncoder.hash(domain, types, { digest, configuration: 1 });
      return AbiCoder.defaultAbiCoder().encode(
        ['bytes[]', 'bytes[]'],
        [approving.map((p) => p.signer), approving.map((p) => p.sign(approval))],
      );
    },
  };
}
