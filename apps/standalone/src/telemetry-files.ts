import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';
import { CertificateAuthority, createAuthority, type KeyedCertificate } from '@tallystick/platform/certificates';
import type { DataFolder } from './data-folder.js';
import { freePort, HOST, requireFreePort } from './ports.js';

/** What gateways and the intake meet by: PEM files, and the port that enrolled gateways know. */
export interface TelemetryFiles {
  readonly authority: KeyedFiles;
  readonly listener: KeyedFiles;
  readonly mqttPort: number;
}

interface KeyedFiles {
  readonly certificate: string;
  readonly key: string;
}

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
const LISTENER_DAYS = 397;
/** A listener's certificate that ends sooner is made anew at a start. */
const RENEW_DAYS = 60;

/** Made on the first start. Gateways keep the authority's certificate and the address, so both stay as they are. @throws PortTaken */
export async function prepareTelemetryFiles({ telemetry }: DataFolder, nowMs = Date.now()): Promise<TelemetryFiles> {
  const filesOf = (name: string): KeyedFiles => ({
    certificate: join(telemetry, `${name}.pem`),
    key: join(telemetry, `${name}-key.pem`),
  });
  const [authority, listener] = [filesOf('gateway-ca'), filesOf('listener')];
  const ca = await readKeyed(authority);
  const terms = { commonName: 'Tallystick gateways', lifetimeDays: AUTHORITY_DAYS, nowMs };
  const keyed = ca ?? (await createAuthority(terms));
  if (!ca) await writeKeyed(authority, keyed);
  if (!isGood(await readKeyed(listener), keyed, nowMs)) {
    const issuer = await CertificateAuthority.open(keyed);
    const issued = await issuer.issueToServer({ hosts: [HOST, 'localhost'], lifetimeDays: LISTENER_DAYS, nowMs });
    await writeKeyed(listener, issued);
  }
  return { authority, listener, mqttPort: await keptPort(join(telemetry, 'mqtt-port')) };
}

function isGood(listener: KeyedCertificate | undefined, authority: KeyedCertificate, nowMs: number): boolean {
  if (!listener) return false;
  const certificate = new X509Certificate(listener.certificatePem);
  const isOurs = certificate.verify(new X509Certificate(authority.certificatePem).publicKey);
  return isOurs && certificate.validToDate.getTime() > nowMs + RENEW_DAYS * DAY_MS;
}

async function readKeyed({ certificate, key }: KeyedFiles): Promise<KeyedCertificate | undefined> {
  const [certificatePem, privateKeyPem] = await Promise.all([readIfThere(certificate), readIfThere(key)]);
  // The certificate is written last: without it, what there is was cut off.
  return certificatePem !== undefined && privateKeyPem !== undefined ? { certificatePem, privateKeyPem } : undefined;
}

async function writeKeyed({ certificate, key }: KeyedFiles, keyed: KeyedCertificate): Promise<void> {
  await writeAtomically(key, keyed.privateKeyPem);
  await writeAtomically(certificate, keyed.certificatePem, 0o644);
}

async function keptPort(file: string): Promise<number> {
  const kept = await readIfThere(file);
  if (kept !== undefined) {
    await requireFreePort(Number(kept));
    return Number(kept);
  }
  const port = await freePort();
  await writeAtomically(file, `${port}\n`, 0o644);
  return port;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}
