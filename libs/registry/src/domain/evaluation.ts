/** What the key's service answers: RFC 9497, VOPRF mode, ristretto255-SHA512; all of it hex. */
export interface Evaluation {
  readonly keyId: string;
  readonly publicKey: string;
  /** One element for each that was asked for, in that order. */
  readonly evaluated: readonly string[];
  /** One DLEQ proof over all of them: that they were multiplied by the public key's secret, and by nothing else. */
  readonly proof: string;
}

/** Which key a tag was made with: the first 8 bytes of the public key, hex. */
export function keyIdOf(publicKey: string): string {
  return publicKey.slice(0, 16);
}
