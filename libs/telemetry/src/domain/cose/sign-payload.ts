import { encodeSign1, protectedHeaderOf, type SigningContext, toBeSigned } from './sign1.js';
import type { Signer } from './signer.js';

/** A COSE_Sign1 over the bytes given. */
export async function signPayload(payload: Uint8Array, context: SigningContext, signer: Signer): Promise<Uint8Array> {
  const protectedHeader = protectedHeaderOf(signer.algorithm, signer.keyId);
  const signature = await signer.sign(toBeSigned({ protectedHeader, payload }, context));
  return encodeSign1({ protectedHeader, payload, signature });
}
