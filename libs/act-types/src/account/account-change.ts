import { Interface, TypedDataEncoder } from 'ethers';
import type { Address } from '../network.js';
import { callOf, type PreparedTransaction } from '../prepared-transaction.js';
import type { AccountSigner } from './signer-key.js';

/** An account of several persons, as it is now. */
export interface ConfiguredAccount {
  /** Checksummed. */
  readonly address: Address;
  readonly chainId: string;
  /** Raised by every change of signers or threshold: whatever was approved under an earlier one is void. */
  readonly configuration: bigint;
}

/** A change of an account's signers and of how many persons must approve. */
export interface AccountChange {
  /** Keys, 0x hex. */
  readonly remove: readonly string[];
  readonly add: readonly AccountSigner[];
  readonly threshold: number;
  /** Seconds since 1970. */
  readonly deadline: string;
}

const APPROVAL = {
  Approval: [
    { name: 'digest', type: 'bytes32' },
    { name: 'configuration', type: 'uint64' },
  ],
};
const CONFIGURE = {
  Configure: [
    { name: 'remove', type: 'bytes[]' },
    { name: 'add', type: 'bytes[]' },
    { name: 'persons', type: 'uint32[]' },
    { name: 'threshold', type: 'uint64' },
    { name: 'configuration', type: 'uint64' },
    { name: 'deadline', type: 'uint48' },
  ],
};
const ACCOUNT = new Interface([
  'function configure(bytes[] remove, bytes[] add, uint32[] persons, uint64 threshold, uint48 deadline, bytes signature)',
]);

/** What each person signs to approve a digest: an act's, or a change of the account itself. */
export function approvalDigest(account: ConfiguredAccount, digest: string): string {
  return TypedDataEncoder.hash(domainOf(account), APPROVAL, { digest, configuration: account.configuration });
}

/** The same as a wallet is asked for it: the JSON of `eth_signTypedData_v4`. */
export function approvalTypedData(account: ConfiguredAccount, digest: string): string {
  const message = { digest, configuration: account.configuration };
  return JSON.stringify(TypedDataEncoder.getPayload(domainOf(account), APPROVAL, message));
}

/** The digest of a change, for the persons of the present configuration to approve. */
export function configureDigest(account: ConfiguredAccount, change: AccountChange): string {
  const message = { ...fieldsOf(change), configuration: account.configuration };
  return TypedDataEncoder.hash(domainOf(account), CONFIGURE, message);
}

/** Makes the change, once the account's signature over its digest is there; whoever sends it has no say in it. */
export function configureTransaction(
  { address, chainId }: ConfiguredAccount,
  change: AccountChange,
  signature: string,
): PreparedTransaction {
  const { remove, add, persons, threshold, deadline } = fieldsOf(change);
  const values = [remove, add, persons, threshold, deadline, signature];
  return callOf(chainId, address, ACCOUNT.encodeFunctionData('configure', values));
}

/** What a transaction of `configureTransaction` changes, read out of its data. @returns undefined of any other data */
export function configurationIn(
  data: string,
): { readonly change: AccountChange; readonly signature: string } | undefined {
  const call = parsed(data);
  if (!call) return undefined;
  const [remove, keys, persons, threshold, deadline, signature] = call.args.toArray(true) as [
    ...[readonly string[], readonly string[], readonly bigint[]],
    ...[bigint, bigint, string],
  ];
  const add = keys.map((key, place) => ({ key, person: Number(persons[place]) }));
  return { change: { remove, add, threshold: Number(threshold), deadline: String(deadline) }, signature };
}

/** ethers throws at data that is cut off, or no hex at all. */
function parsed(data: string) {
  try {
    return ACCOUNT.parseTransaction({ data });
  } catch {
    return null;
  }
}

function domainOf({ address, chainId }: ConfiguredAccount) {
  return { name: 'Tallystick', version: '1', chainId: BigInt(chainId), verifyingContract: address };
}

function fieldsOf({ remove, add, threshold, deadline }: AccountChange) {
  return { remove, add: add.map(({ key }) => key), persons: add.map(({ person }) => person), threshold, deadline };
}
