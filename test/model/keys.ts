import { AbiCoder, computeAddress, concat, id, keccak256, SigningKey, TypedDataEncoder } from 'ethers';
import type { Signature } from './ledger/act.js';

/** An account of three persons, two of whom must approve, once it has an address. */
export const SHARED = { persons: 3, threshold: 2 } as const;

const APPROVAL = {
  Approval: [
    { name: 'digest', type: 'bytes32' },
    { name: 'configuration', type: 'uint64' },
  ],
};
const FIRST_CONFIGURATION = 1;
const NO_SIGNATURE = '0x1234';

interface PersonKey {
  readonly address: string;
  readonly key: SigningKey;
}

/** Who can sign what. Keys follow from names, so that a run can be repeated. */
export class Keys {
  readonly #single = new Map<string, SigningKey>();
  readonly #shared = new Map<string, readonly PersonKey[]>();

  constructor(private readonly chainId: string) {}

  single(name: string): string {
    const { address, key } = keyOf(name);
    this.#single.set(address, key);
    return address;
  }

  /** The keys of those who share an account that is yet to be made. */
  personsOf(name: string): readonly PersonKey[] {
    return Array.from({ length: SHARED.persons }, (_, index) => keyOf(`${name}, person ${index + 1}`));
  }

  share(account: string, name: string): void {
    this.#shared.set(account, this.personsOf(name));
  }

  /** The bytes of what the model calls a signature. */
  encode({ account, digest, persons, alone }: Signature): string {
    const key = this.#single.get(account);
    if (key) return key.sign(digest).serialized;
    const sharing = this.#shared.get(account);
    if (!sharing) return NO_SIGNATURE;
    const domain = { name: 'Tallystick', version: '1', chainId: BigInt(this.chainId), verifyingContract: account };
    const approval = TypedDataEncoder.hash(domain, APPROVAL, { digest, configuration: FIRST_CONFIGURATION });
    const signed = (persons ?? [])
      .flatMap((person) => sharing[person - 1] ?? [])
      .map((person) => ({ key: person.address, signature: person.key.sign(approval).serialized }))
      .sort((a, b) => (keccak256(a.key) < keccak256(b.key) ? -1 : 1));
    const [first] = signed;
    if (alone && first) return concat(['0x14', first.key, first.signature]);
    const lists = [signed.map((each) => each.key), signed.map((each) => each.signature)];
    return AbiCoder.defaultAbiCoder().encode(['bytes[]', 'bytes[]'], lists);
  }
}

function keyOf(name: string): PersonKey {
  const key = new SigningKey(id(`tallystick ledger model ${name}`));
  return { address: computeAddress(key).toLowerCase(), key };
}
