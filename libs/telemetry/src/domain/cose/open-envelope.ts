import { EnvelopeRefused } from './envelope-refused.js';
import { readSign1, type Sign1, type SigningContext, toBeSigned } from './sign1.js';
import { isCanonicalSignature, isSignatureOf, type VerifyingKey } from './verifying-key.js';

/** The key that an id stands for, where the envelope came from. */
export type FindKey = (keyId: Uint8Array) => VerifyingKey | undefined;

/** Whether a canonical signature is one of the message by the key, as `isSignatureOf` says it, found out elsewhere: the bytes stay as they are meanwhile. */
export type CheckSignature = (key: VerifyingKey, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

export interface OpenedEnvelope {
  readonly envelope: Sign1;
  readonly key: VerifyingKey;
}

/** An envelope of which all is sound but what the curve work will say. */
interface UncheckedEnvelope extends OpenedEnvelope {
  /** What the signature should be of. */
  readonly message: Uint8Array;
}

/** Reads an envelope and checks its signature; of the payload nothing is read before. @throws EnvelopeRefused */
export function openEnvelope(
  bytes: Uint8Array,
  context: SigningContext,
  findKey: FindKey,
  maxBytes: number,
): OpenedEnvelope {
  const unchecked = readEnvelope(bytes, context, findKey, maxBytes);
  const { key, message, envelope } = unchecked;
  if (!isSignatureOf(key, message, envelope.signature)) throw signatureInvalid(context);
  return unchecked;
}

/**
 * As `openEnvelope`, with the curve work done by `check`. @throws EnvelopeRefused at once for every other reason; rejects with EnvelopeRefused
 * `signature-invalid`
 */
export function openEnvelopeAside(
  bytes: Uint8Array,
  context: SigningContext,
  findKey: FindKey,
  { maxBytes, check }: { readonly maxBytes: number; readonly check: CheckSignature },
): Promise<OpenedEnvelope> {
  const unchecked = readEnvelope(bytes, context, findKey, maxBytes);
  const { key, message, envelope } = unchecked;
  return check(key, message, envelope.signature).then((isFitting) => {
    if (!isFitting) throw signatureInvalid(context);
    return unchecked;
  });
}

function readEnvelope(
  bytes: Uint8Array,
  context: SigningContext,
  findKey: FindKey,
  maxBytes: number,
): UncheckedEnvelope {
  if (bytes.length > maxBytes) throw new EnvelopeRefused('envelope-too-large', `expected ${maxBytes} bytes at most`);
  const envelope = readSign1(bytes);
  const key = findKey(envelope.keyId);
  if (key?.algorithm !== envelope.algorithm) {
    throw new EnvelopeRefused('key-unknown', 'expected the id of a key that is enrolled, with its algorithm');
  }
  if (!isCanonicalSignature(key.algorithm, envelope.signature)) {
    throw new EnvelopeRefused('signature-not-canonical', 'expected the canonical encoding of a signature');
  }
  return { envelope, key, message: toBeSigned(envelope, context) };
}

const signatureInvalid = ({ purpose }: SigningContext) =>
  new EnvelopeRefused('signature-invalid', `expected a ${purpose} of this site, signed by the key it names`);
