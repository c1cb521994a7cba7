/** Ed25519 (RFC 8032), and P-256 with SHA-256 for secure elements that know nothing else. */
export const ALGORITHMS = ['EdDSA', 'ES256'] as const;
export type SignatureAlgorithm = (typeof ALGORITHMS)[number];

/** The IANA registry of COSE algorithms. */
export const COSE_ALGORITHM: Readonly<Record<SignatureAlgorithm, number>> = { EdDSA: -8, ES256: -7 };

/** Of either: R and S of 32 bytes each, or r and s. */
export const SIGNATURE_BYTES = 64;

/** The first bytes of SHA-256 over the raw public key. It finds a key among a site's; it proves nothing. */
export const KEY_ID_BYTES = 8;
