import type { CheckEd25519 } from './check-signatures.js';

/** Absent where the package has no build for the machine. */
export async function libsodiumCheck(): Promise<CheckEd25519 | undefined> {
  try {
    const { default: sodium } = await import('sodium-native');
    return (signature, message, publicKey) => sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return undefined;
  }
}
