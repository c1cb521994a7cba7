import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Setting } from '../config/settings.js';

/** The content of a PEM file, or undefined when none is named. Read at once, so that what is wrong with it is told with all other faults. */
export function pemFileSetting(variable: string): Setting<Buffer | undefined> {
  return {
    variable,
    expected: 'the path of a PEM file that can be read',
    parse: (text) => {
      if (text === undefined) return undefined;
      try {
        return readFileSync(text);
      } catch (error) {
        const why = (error as NodeJS.ErrnoException).code ?? 'unreadable';
        throw new Error(`expected the path of a PEM file that can be read (${why})`, { cause: error });
      }
    },
  };
}

interface TlsFiles {
  readonly certificate: Buffer | undefined;
  readonly key: Buffer | undefined;
}

/** What keeps the two from serving TLS together. @param prefix of the variables, such as `HTTP` */
export function tlsFaults({ certificate, key }: TlsFiles, prefix: string, now = new Date()): string[] {
  const [ofCertificate, ofKey] = [`${prefix}_TLS_CERTIFICATE_FILE`, `${prefix}_TLS_KEY_FILE`];
  if (!certificate && !key) return [];
  if (!certificate) return [`${ofCertificate}: is not set; expected a PEM file, as ${ofKey} is set`];
  if (!key) return [`${ofKey}: is not set; expected a PEM file, as ${ofCertificate} is set`];
  const leaf = parsed(() => new X509Certificate(certificate));
  const privateKey = parsed(() => createPrivateKey(key));
  const faults: string[] = [];
  if (!leaf) faults.push(`${ofCertificate}: expected an X.509 certificate in PEM`);
  else if (leaf.validToDate <= now) faults.push(`${ofCertificate}: the certificate ended on ${leaf.validTo}`);
  if (!privateKey) faults.push(`${ofKey}: expected a private key in PEM, without a passphrase`);
  else if (leaf && !leaf.checkPrivateKey(privateKey)) {
    faults.push(`${ofKey}: is not the key of the certificate in ${ofCertificate}`);
  }
  return faults;
}

function parsed<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
