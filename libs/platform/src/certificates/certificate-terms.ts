import { randomBytes } from 'node:crypto';

/** The one kind of key that certificates here are of: every TLS library and secure element has it. */
export const P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** Clocks of those who check may be behind by so much. */
const BACKDATED_MS = 3_600_000;
const DAY_MS = 86_400_000;
const SERIAL_BYTES = 16;

/** A certificate and the private key that goes with it, both PEM. */
export interface KeyedCertificate {
  readonly certificatePem: string;
  /** PKCS#8; a secret. */
  readonly privateKeyPem: string;
}

export function validity(nowMs: number, lifetimeDays: number): { readonly notBefore: Date; readonly notAfter: Date } {
  // Certificates tell whole seconds.
  const startMs = Math.floor(nowMs / 1000) * 1000;
  return { notBefore: new Date(startMs - BACKDATED_MS), notAfter: new Date(startMs + lifetimeDays * DAY_MS) };
}

/** Random, and of one length however it is written: its first byte is neither zero nor negative. Lower-case hex. */
export function newSerial(): string {
  const bytes = randomBytes(SERIAL_BYTES);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
