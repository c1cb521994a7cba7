/** Which authenticators may act. */
export interface AttestationPolicy {
  /** Whether an authenticator has to say by its maker’s certificate what it is. */
  readonly attestation: 'none' | 'direct';
  /** Models, as UUIDs in small letters; empty: all. */
  readonly aaguids: readonly string[];
  /** Whether a passkey may be one that is copied to a person’s other devices. */
  readonly allowsSynced: boolean;
}
