import type { Setting } from '@tallystick/platform';
import { fingerprintOf, type Signer, signerOf, verifyingKeyOf } from '@tallystick/telemetry';
import { createPrivateKey } from 'node:crypto';

const PKCS8_OF_ED25519 = '302e020100300506032b657004220420';

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
      const key = Buffer.from(PKCS8_OF_ED25519 + text.slice(2), 'hex');
      const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
      return { ...signerOf(privateKey), fingerprint: fingerprintOf(verifyingKeyOf(privateKey)) };
    },
  };
}
