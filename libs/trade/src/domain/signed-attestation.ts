import type { ActMessage } from '@tallystick/act-types';

/** A trade attestation with its verifier's signature. */
export interface SignedAttestation {
  readonly message: ActMessage;
  /** 0x hex. */
  readonly signature: string;
}
