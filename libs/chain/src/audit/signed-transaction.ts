import { keccak256, Signature, Transaction, type TransactionLike } from 'ethers';

/** A transaction in the JSON of `eth_getBlockByNumber`. */
export type NodeTransaction = Readonly<Record<string, unknown>>;

/** What a sender signed, made again from what the node says of it; or why it cannot be. */
export type SignedBytes = { readonly raw: string } | { readonly fault: string };

/** The node's word for a sender counts for nothing: the signature says who it is, and the hash covers both. */
export function signedBytes(given: NodeTransaction): SignedBytes {
  let raw: string;
  let sender: string | null;
  try {
    const transaction = Transaction.from(fieldsOf(given));
    raw = transaction.serialized;
    sender = transaction.from;
  } catch (error) {
    return { fault: `its signature is none (${error instanceof Error ? error.message.slice(0, 80) : String(error)})` };
  }
  if (sender?.toLowerCase() !== String(given.from).toLowerCase()) {
    return { fault: `the node says it comes from ${String(given.from)}, who did not sign it` };
  }
  const hash = keccak256(raw);
  return hash === given.hash ? { raw } : { fault: `what the node says of it has the hash ${hash}` };
}

function fieldsOf(given: NodeTransaction): TransactionLike {
  const type = Number(given.type ?? 0);
  const signature = Signature.from({ r: text(given.r), s: text(given.s), v: text(given.v ?? given.yParity) });
  const common = {
    type,
    to: (given.to as string | null | undefined) ?? null,
    nonce: Number(given.nonce),
    gasLimit: text(given.gas),
    data: text(given.input),
    value: text(given.value),
    signature,
  };
  // Before EIP-155 a signature named no chain.
  if (type === 0) {
    const chainId = signature.networkV === null ? 0n : signature.legacyChainId;
    return { ...common, gasPrice: text(given.gasPrice), chainId };
  }
  const typed = { ...common, chainId: text(given.chainId), accessList: (given.accessList ?? []) as [] };
  if (type === 1) return { ...typed, gasPrice: text(given.gasPrice) };
  const fees = {
    maxFeePerGas: text(given.maxFeePerGas),
    maxPriorityFeePerGas: text(given.maxPriorityFeePerGas),
  };
  if (type !== 4) return { ...typed, ...fees };
  const authorizationList = (given.authorizationList as NodeTransaction[]).map((authorization) => ({
    address: text(authorization.address),
    nonce: BigInt(text(authorization.nonce)),
    chainId: BigInt(text(authorization.chainId)),
    signature: Signature.from({
      r: text(authorization.r),
      s: text(authorization.s),
      v: text(authorization.v ?? authorization.yParity),
    }),
  }));
  return { ...typed, ...fees, authorizationList };
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new Error('a field is missing');
  return value;
}
