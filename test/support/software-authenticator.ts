import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { encode } from 'cborg';

/** What a page is given, of what is looked at here. */
export interface CreationOptions {
  readonly challenge: string;
  readonly rp: { readonly id?: string };
  readonly user: { readonly id: string };
}

export interface RequestOptions {
  readonly challenge: string;
  readonly rpId?: string;
}

/** How an answer differs from that of an honest browser and authenticator. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly signCount?: number;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  readonly userHandle?: string;
  readonly type?: string;
  /** Of a passkey that is copied to other devices: it may be, and is. */
  readonly isSynced?: boolean;
  /** The authenticator's model, 32 hex digits. */
  readonly aaguid?: string;
  /** Makes the statement of an attestation, over authenticator data and the hash of the client data. */
  readonly attest?: (signed: Uint8Array) => ReadonlyMap<string, unknown>;
  /** Of an attestation. */
  readonly format?: string;
  readonly statement?: ReadonlyMap<string, unknown>;
}

export interface ResidentPasskey {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly rpId: string;
  readonly userHandle: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const BACKED_UP = 0x18;
const ATTESTED = 0x40;
const base64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

export function newP256Key(): KeyObject {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
}

/** x and y of a key's point, 32 bytes each. */
export function pointOf(privateKey: KeyObject): readonly [Buffer, Buffer] {
  const { x = '', y = '' } = privateKey.export({ format: 'jwk' });
  return [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
}

/** A browser and an authenticator in one, with discoverable ES256 passkeys, as WebAuthn Level 2 has them. Answers are JSON, as `toJSON()` gives them. */
export class SoftwareAuthenticator {
  readonly passkeys: ResidentPasskey[] = [];
  private counted = 0;

  /** @param countsSignatures synced passkeys do not: their count stays 0 */
  constructor(
    private readonly origin: string,
    private readonly countsSignatures = true,
  ) {}

  /** Of `navigator.credentials.create`. A passkey that the user had there is replaced. */
  create(options: CreationOptions, twist: Twist = {}, privateKey = newP256Key(), id = base64Url(randomBytes(32))) {
    const rpId = options.rp.id ?? new URL(this.origin).hostname;
    const passkey = { id, privateKey, rpId, userHandle: options.user.id };
    this.passkeys.unshift(passkey);
    const clientDataJSON = this.clientData('webauthn.create', options.challenge, twist);
    const [x, y] = pointOf(privateKey);
    const key = encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, x],
        [-3, y],
      ]),
    );
    const credential = Buffer.from(id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credential.length);
    const model = Buffer.from(twist.aaguid ?? '0'.repeat(32), 'hex');
    const attested = Buffer.concat([model, length, credential, key]);
    const authData = new Uint8Array(Buffer.concat([this.authenticatorData(rpId, ATTESTED, twist), attested]));
    const signed = Buffer.concat([authData, sha256(clientDataJSON)]);
    const { format = 'none', statement = twist.attest?.(signed) ?? new Map() } = twist;
    const attestationObject = encode(
      new Map<string, unknown>([
        ['fmt', format],
        ['attStmt', statement],
        ['authData', authData],
      ]),
    );
    const response = { clientDataJSON: base64Url(clientDataJSON), attestationObject: base64Url(attestationObject) };
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
  }

  /** Of `navigator.credentials.get`, with the passkey that was made last or the one given. */
  get(options: RequestOptions, twist: Twist = {}, passkey = this.passkeys[0]) {
    if (!passkey) throw new Error('the authenticator has no passkey');
    const { id, privateKey, rpId, userHandle } = passkey;
    const clientData = this.clientData('webauthn.get', options.challenge, twist);
    const authData = this.authenticatorData(rpId, 0, twist);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), privateKey);
    const response = {
      clientDataJSON: base64Url(clientData),
      authenticatorData: base64Url(authData),
      signature: base64Url(signature),
      userHandle: twist.userHandle ?? userHandle,
    };
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {}, response };
  }

  private clientData(type: string, challenge: string, twist: Twist): Buffer {
    const { origin = this.origin, crossOrigin = false, topOrigin } = twist;
    return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin, topOrigin }));
  }

  private authenticatorData(rpId: string, more: number, twist: Twist): Buffer {
    if (this.countsSignatures) this.counted += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.signCount ?? this.counted);
    const flags =
      USER_PRESENT | (twist.userVerified === false ? 0 : USER_VERIFIED) | (twist.isSynced ? BACKED_UP : 0) | more;
    return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.from([flags]), count]);
  }
}
