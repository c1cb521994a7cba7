import type { Setting } from '@tallystick/platform';
import { ed25519KeyOf, fingerprintOf, type Signer, signerOf, verifyingKeyOf } from '@tallystick/telemetry';

/** The log's key, and by what people know it. */
export interface ReceiptSigner extends Signer {
  readonly fingerprint: string;
}

/** The log's key, as its 32 bytes in hex. A fault repeats nothing of it. */
export function receiptKeySetting(variable: string): Setting<ReceiptSigner> {
  return {
    variable,
    parse: (text) => {
      const expected = 'an Ed25519 private key: 0x and the 64 hex digits of its seed';
      if (text === undefined) throw new Error(`is not set; expected ${expected}`);
      if (!/^0x[0-9a-fA-F]{64}$/.test(text)) throw new Error(`expected ${expected}`);
      const privateKey = ed25519KeyOf(Buffer.from(text.slice(2), 'hex'));
      return { ...signerOf(privateKey), fingerprint: fingerprintOf(verifyingKeyOf(privateKey)) };
    },
  };
}
