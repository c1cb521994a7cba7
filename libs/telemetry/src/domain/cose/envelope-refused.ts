import { DomainError } from '@tallystick/kernel';

/** Why bytes were put aside: the whole list, of signed ones in the order in which they are looked for; those of other dialects last. */
export const REFUSAL_REASONS = [
  'envelope-too-large',
  /** Not CBOR, or not in the one form that RFC 8949 4.2 gives it. */
  'cbor-not-deterministic',
  /** CBOR, but no COSE_Sign1 with the headers expected here. */
  'envelope-malformed',
  'algorithm-unsupported',
  'key-unknown',
  /** A signature that another encoding or another key would fit as well. */
  'signature-not-canonical',
  'signature-invalid',
  'payload-malformed',
  'limit-exceeded',
  /** Signed by a gateway's key, and speaks in another gateway's name. */
  'gateway-differs',
  /** No JSON in UTF-8, or JSON that two readers would read differently. */
  'json-malformed',
  /** No protocol buffer. */
  'protobuf-malformed',
  /** A field or version of which the sender says that it must be understood, and it is not. */
  'extension-unsupported',
  /** Of a topic that is none of its dialect's, or its gateway speaks another dialect. */
  'dialect-differs',
] as const;

export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** The only thing that reading hostile bytes throws. The message says what was expected and never quotes the bytes. */
export class EnvelopeRefused extends DomainError {
  constructor(
    readonly reason: RefusalReason,
    message: string,
  ) {
    super('envelope-refused', 'invalid', message, { reason });
  }
}

/** A payload that is not what it was signed as. */
export function payloadMalformed(message: string): EnvelopeRefused {
  return new EnvelopeRefused('payload-malformed', message);
}
