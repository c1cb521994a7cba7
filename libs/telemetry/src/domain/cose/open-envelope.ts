import { EnvelopeRefused } from './envelope-refused.js';
import { readSign1, type Sign1, type SigningContext, toBeSigned } from './sign1.js';
import { isCanonicalSignature, isSignatureOf, type VerifyingKey } from './verifying-key.js';

/** The key that an id stands for, where the envelope came from. */
export type FindKey = (keyId: Uint8Array) => VerifyingKey | undefined;

export interface OpenedEnvelope {
  readonly envelope: Sign1;
  readonly key: VerifyingKey;
}

/** Reads an envelope and checks its signature; of the payload nothing is read before. @throws EnvelopeRefused */
export function openEnvelope(
  bytes: Uint8Array,
  context: SigningContext,
  findKey: FindKey,
  maxBytes: number,
): OpenedEnvelope {
  if (bytes.length > maxBytes) throw new EnvelopeRefused('envelope-too-large', `expected ${maxBytes} bytes at most`);
  const envelope = readSign1(bytes);
  const key = findKey(envelope.keyId);
  if (key?.algorithm !== envelope.algorithm) {
    throw new EnvelopeRefused('key-unknown', 'expected the id of a key that is enrolled, with its algorithm');
  }
  if (!isCanonicalSignature(key.algorithm, envelope.signature)) {
    throw new EnvelopeRefused('signature-not-canonical', 'expected the canonical encoding of a signature');
  }
  if (!isSignatureOf(key, toBeSigned(envelope, context), envelope.signature)) {
    throw new EnvelopeRefused(
      'signature-invalid',
      `expected a ${context.purpose} of this site, signed by the key it names`,
    );
  }
  return { envelope, key };
}
