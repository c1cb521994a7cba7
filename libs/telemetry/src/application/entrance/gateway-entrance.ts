import { readFile } from 'node:fs/promises';
import { CertificateAuthority } from '@tallystick/platform/certificates';
import { ALGORITHMS, type SignatureAlgorithm } from '../../domain/cose/signature-algorithm.js';
import { type VerifyingKey, verifyingKey } from '../../domain/cose/verifying-key.js';
import { EntranceClosed, EntranceUnsound } from '../../domain/enrolment/entrance-errors.js';

export interface EntranceSettings {
  /** PEM files; the key is a secret of the api's process alone. */
  readonly authorityCertificateFile: string | undefined;
  readonly authorityKeyFile: string | undefined;
  /** `mqtts://host:port`, separated by commas, in the order in which gateways are to try them. */
  readonly brokers: string | undefined;
  /** The log's: `EdDSA:` or `ES256:`, and the public key in base64url. */
  readonly receiptKey: string | undefined;
  readonly certificateDays: number;
  readonly codeMinutesMax: number;
  /** Wrong codes for one gateway after which its open codes are closed. */
  readonly wrongAttemptsMax: number;
  /** Requests of gateways a minute, for those sites that are counted together. */
  readonly attemptsPerMinute: number;
}

export interface OpenEntrance {
  readonly authority: CertificateAuthority;
  readonly brokers: readonly string[];
  readonly receiptKey: VerifyingKey;
}

/** What a gateway is given when it comes in, as the platform's operator has set it. */
export class GatewayEntrance {
  private constructor(
    readonly settings: EntranceSettings,
    private readonly entrance: OpenEntrance | undefined,
  ) {}

  /** @throws AuthorityUnsound, EntranceUnsound, PublicKeyUnsound */
  static async open(settings: EntranceSettings): Promise<GatewayEntrance> {
    const { authorityCertificateFile, authorityKeyFile, brokers, receiptKey } = settings;
    const given = [authorityCertificateFile, authorityKeyFile, brokers, receiptKey];
    if (given.every((one) => one === undefined)) return new GatewayEntrance(settings, undefined);
    if (!authorityCertificateFile || !authorityKeyFile || !brokers || !receiptKey)
      throw new EntranceUnsound('all four of them, or none');
    const [certificatePem, privateKeyPem] = await Promise.all([
      readFile(authorityCertificateFile, 'utf8'),
      readFile(authorityKeyFile, 'utf8'),
    ]);
    const authority = await CertificateAuthority.open({ certificatePem, privateKeyPem });
    return new GatewayEntrance(settings, {
      authority,
      brokers: addressesIn(brokers),
      receiptKey: receiptKeyOf(receiptKey),
    });
  }

  /** The log's; undefined when nothing is set. */
  get receiptKey(): VerifyingKey | undefined {
    return this.entrance?.receiptKey;
  }

  /** @throws EntranceClosed when nothing is set */
  required(): OpenEntrance {
    if (!this.entrance) throw new EntranceClosed();
    return this.entrance;
  }
}

function addressesIn(brokers: string): string[] {
  const addresses = brokers.split(',').map((address) => address.trim());
  const isSound = (address: string) => URL.canParse(address) && /^mqtts?:$/.test(new URL(address).protocol);
  if (!addresses.every(isSound)) throw new EntranceUnsound('brokers as mqtts://host:port, separated by commas');
  return addresses;
}

function receiptKeyOf(text: string): VerifyingKey {
  const [name, publicKey = ''] = text.split(':');
  const algorithm: SignatureAlgorithm | undefined = ALGORITHMS.find((known) => known === name);
  if (!algorithm) throw new EntranceUnsound('a receipt key as EdDSA: or ES256: and the public key in base64url');
  return verifyingKey(algorithm, Buffer.from(publicKey, 'base64url'));
}
