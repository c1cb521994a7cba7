import { computeAddress, concat, dataLength, id, keccak256, SigningKey, toBeHex, TypedDataEncoder } from 'ethers';
import type { Approval, Signature, Tree } from '../ledger/act.js';
import { behindOffsets, bytes, bytesOf, list, word } from './abi.js';
import { proofOf, rootOf } from './merkle-tree.js';
import { Passkey } from './passkey.js';

const APPROVAL = TypedDataEncoder.from({
  Approval: [
    { name: 'digest', type: 'bytes32' },
    { name: 'configuration', type: 'uint64' },
  ],
});
const BATCH_APPROVAL = TypedDataEncoder.from({
  BatchApproval: [
    { name: 'root', type: 'bytes32' },
    { name: 'configuration', type: 'uint64' },
  ],
});
const NO_SIGNATURE = '0x1234';
const ANOTHER_NODE = id('another node');

export function keyNamed(name: string): { readonly address: string; readonly key: SigningKey } {
  const key = new SigningKey(id(`tallystick ledger model ${name}`));
  return { address: computeAddress(key).toLowerCase(), key };
}

/** Who can sign what. Keys follow from names, so that a run can be repeated. */
export class Keys {
  readonly #single = new Map<string, SigningKey>();
  readonly #passkeys = new Map<string, Passkey>();
  readonly #domains = new Map<string, string>();

  /** @param verifier the contract that checks passkeys */
  constructor(
    private readonly chainId: string,
    private readonly verifier: string,
  ) {}

  single(name: string): string {
    const { address, key } = keyNamed(name);
    this.#single.set(address, key);
    return address;
  }

  /** @returns how accounts know it */
  passkey(name: string): string {
    const passkey = new Passkey(id(`tallystick ledger model ${name}`));
    const key = passkey.keyFor(this.verifier).toLowerCase();
    this.#passkeys.set(key, passkey);
    return key;
  }

  /** The bytes of what the model calls a signature. */
  encode(signature: Signature): string {
    if (!('approvals' in signature)) {
      return this.#single.get(signature.account)?.sign(signature.digest).serialized ?? NO_SIGNATURE;
    }
    const { approvals, proof, isAlone, isFalling } = signature;
    const signed = approvals.map((approval) => ({ key: approval.key, signature: this.#word(approval) }));
    const [first] = signed;
    if (isAlone && first) return concat([toBeHex(dataLength(first.key), 1), first.key, first.signature]);
    signed.sort((a, b) => (keccak256(a.key) < keccak256(b.key) === !isFalling ? -1 : 1));
    const lists = [list(signed.map(({ key }) => bytes(key))), list(signed.map((each) => bytes(each.signature)))];
    if (!proof) return `0x${behindOffsets(lists)}`;
    const nodes = proofOf(proof.tree, proof.leadsTo);
    const shown = proof.isBroken ? [ANOTHER_NODE, ...nodes.slice(1)] : nodes;
    const words = [BigInt(shown.length), ...shown].map(word);
    return `0x${behindOffsets([...lists, words.join('')])}`;
  }

  #word({ key, by = key, account, configuration, approves, site }: Approval): string {
    const approved = this.#digestOf(account, approves, configuration);
    const passkey = this.#passkeys.get(by);
    return passkey ? passkey.assert(approved, site) : (this.#single.get(by)?.sign(approved).serialized ?? NO_SIGNATURE);
  }

  #digestOf(account: string, approves: string | Tree, configuration: bigint): string {
    const struct =
      typeof approves === 'string'
        ? APPROVAL.hash({ digest: approves, configuration })
        : BATCH_APPROVAL.hash({ root: rootOf(approves), configuration });
    return keccak256(bytesOf(`0x1901${this.#domainOf(account).slice(2)}${struct.slice(2)}`));
  }

  #domainOf(account: string): string {
    const known = this.#domains.get(account);
    if (known !== undefined) return known;
    const domain = { name: 'Tallystick', version: '1', chainId: BigInt(this.chainId), verifyingContract: account };
    const hash = TypedDataEncoder.hashDomain(domain);
    this.#domains.set(account, hash);
    return hash;
  }
}
