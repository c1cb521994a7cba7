declare const receivableId: unique symbol;
/** A u192 in decimal digits: the debtor's party number in the top 32 bits, so that only its debtor can use up an id; the rest random. */
export type ReceivableId = string & { readonly [receivableId]: true };

const RANDOM_BITS = 160n;

/** @param random 20 bytes from a cryptographic source */
export function makeReceivableId(debtor: number, random: Uint8Array): ReceivableId {
  if (random.length !== 20) throw new Error('a receivable id takes 20 random bytes');
  const low = random.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return ((BigInt(debtor) << RANDOM_BITS) | low).toString() as ReceivableId;
}

export function debtorOf(id: ReceivableId): number {
  return Number(BigInt(id) >> RANDOM_BITS);
}

/** ERC-7943's word for a fragment: receivable id in the high 192 bits, where the fragment starts in the low 64. */
export function fragmentTokenId(id: ReceivableId, from: bigint): bigint {
  return (BigInt(id) << 64n) | from;
}
