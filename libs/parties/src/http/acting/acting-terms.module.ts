import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { SettingsService } from '@simplewebauthn/server';
import { SettingsInvalid } from '@tallystick/platform';
import { ACTING_TERMS, type ActingTerms } from '../../application/acting/acting-terms.js';
import { CERTIFIED_FORMATS } from '../../application/acting/new-acting-passkey.js';

export interface ActingSettings {
  readonly attestation: 'none' | 'direct';
  readonly aaguids: readonly string[];
  readonly allowsSynced: boolean;
  readonly rootCertificatesFile: string | undefined;
  readonly limits: ActingTerms['limits'];
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Throws `SettingsInvalid` for a policy that would keep nobody out, or everybody. */
export async function actingTerms(settings: ActingSettings): Promise<ActingTerms> {
  const { attestation, aaguids, allowsSynced, rootCertificatesFile, limits } = settings;
  if (attestation === 'none' && aaguids.length > 0)
    throw new SettingsInvalid([
      'ACTING_AAGUIDS: expected with ACTING_ATTESTATION direct alone: else a model is the authenticator’s own word',
    ]);
  if ((attestation === 'direct') !== (rootCertificatesFile !== undefined))
    throw new SettingsInvalid([
      'ACTING_ROOT_CERTIFICATES_FILE: expected with ACTING_ATTESTATION direct, and with it alone',
    ]);
  if (rootCertificatesFile !== undefined) trust(await certificatesIn(rootCertificatesFile));
  return { policy: { attestation, aaguids, allowsSynced }, limits };
}

async function certificatesIn(file: string): Promise<readonly Uint8Array[]> {
  try {
    const found = (await readFile(file, 'utf8')).match(PEM) ?? [];
    if (found.length > 0) return found.map((pem) => new Uint8Array(new X509Certificate(pem).raw));
  } catch {
    // As of one without certificates.
  }
  throw new SettingsInvalid(['ACTING_ROOT_CERTIFICATES_FILE: expected a file of certificates in PEM']);
}

/** The library has the roots of a whole process, by format; of a format without roots it would take any. */
function trust(certificates: readonly Uint8Array[]): void {
  for (const identifier of CERTIFIED_FORMATS)
    SettingsService.setRootCertificates({ identifier, certificates: [...certificates] as Uint8Array<ArrayBuffer>[] });
}

@Global()
@Module({})
export class ActingTermsModule {
  static forRoot(settings: ActingSettings): DynamicModule {
    const terms = { provide: ACTING_TERMS, useFactory: () => actingTerms(settings) };
    return { module: ActingTermsModule, providers: [terms], exports: [terms] };
  }
}
