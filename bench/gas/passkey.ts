import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { AbiCoder, concat, getBytes, hexlify, toBeHex } from 'ethers';
import { RP_ID } from './deployment.js';

const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const USER_PRESENT_AND_VERIFIED = 0x05;
const COUNTER_BYTES = 4;

/** An authenticator in software: what a telephone would answer, so that its signature costs what a telephone's would. */
export class Passkey {
  readonly #private: KeyObject;
  /** ERC-7913 signer: verifier, x, y. */
  readonly signer: string;

  constructor(verifier: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x, y } = publicKey.export({ format: 'jwk' });
    if (x === undefined || y === undefined) throw new Error('a P-256 key has two coordinates');
    this.#private = privateKey;
    this.signer = concat([verifier, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  }

  /** WebAuthn.WebAuthnAuth as OpenZeppelin decodes it: its fields side by side. */
  sign(digest: string): string {
    const challenge = Buffer.from(getBytes(digest)).toString('base64url');
    const json = `{"type":"webauthn.get","challenge":"${challenge}","origin":"https://${RP_ID}","crossOrigin":false}`;
    const rpIdHash = createHash('sha256').update(RP_ID).digest();
    const data = Buffer.concat([rpIdHash, Buffer.of(USER_PRESENT_AND_VERIFIED), randomBytes(COUNTER_BYTES)]);
    const signed = Buffer.concat([data, createHash('sha256').update(json).digest()]);
    const raw = createSign('sha256').update(signed).sign({ key: this.#private, dsaEncoding: 'ieee-p1363' });
    const s = BigInt(hexlify(raw.subarray(32)));
    return AbiCoder.defaultAbiCoder().encode(
      ['bytes32', 'bytes32', 'uint256', 'uint256', 'bytes', 'string'],
      [
        hexlify(raw.subarray(0, 32)),
        toBeHex(s > P256_ORDER / 2n ? P256_ORDER - s : s, 32),
        json.indexOf('"challenge"'),
        json.indexOf('"type"'),
        data,
        json,
      ],
    );
  }
}
