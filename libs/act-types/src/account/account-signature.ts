import { AbiCoder, concat, dataLength, keccak256, toBeHex } from 'ethers';

/** One person's word on one act, to be collected until enough persons gave theirs. */
export interface Approval {
  /** How the account knows it: 20 bytes of an address, or 84 of a passkey (verifier, x, y), 0x hex. */
  readonly key: string;
  /** Over `approvalDigest`, as the account checks it, 0x hex. */
  readonly signature: string;
}

/** The account's signature, once enough persons approved: keys rise by their hash, so none counts twice. */
export function accountSignature(approvals: readonly Approval[]): string {
  const inOrder = approvals
    .map((approval) => ({ ...approval, hash: BigInt(keccak256(approval.key)) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return AbiCoder.defaultAbiCoder().encode(
    ['bytes[]', 'bytes[]'],
    [inOrder.map(({ key }) => key), inOrder.map(({ signature }) => signature)],
  );
}

/** One person's word alone, which stops a recovery of the account and nothing else. */
export function soleSignature({ key, signature }: Approval): string {
  return concat([toBeHex(dataLength(key), 1), key, signature]);
}
