import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from '@tallystick/platform';
import type { SignatureAlgorithm } from '@tallystick/telemetry';
import { NotEnrolled } from '../gateway-errors.js';

export interface PublicKeyText {
  readonly algorithm: SignatureAlgorithm;
  /** Base64url. */
  readonly publicKey: string;
}

/** What a gateway is given when its site's operator lets it in. No secret: the keys are in files of their own. */
export interface StoredEnrolment {
  readonly site: string;
  readonly gateway: string;
  readonly server: string;
  /** Of the request that was approved; the next certificate is asked for by it. */
  readonly requestId: string;
  /** The operator's signed word, base64url; in it is the key whose receipts count. */
  readonly enrolment: string;
  readonly operatorKey: PublicKeyText;
  readonly brokers: readonly string[];
  /** PEM. */
  readonly ca: readonly string[];
  readonly certificateChain: readonly string[];
}

export const SIGNING_KEY_FILE = 'signing-key.pem';
export const TLS_KEY_FILE = 'tls-key.pem';
const ENROLMENT_FILE = 'enrolment.json';

export async function writeEnrolment(folder: string, enrolment: StoredEnrolment): Promise<void> {
  await writeAtomically(join(folder, ENROLMENT_FILE), `${JSON.stringify(enrolment, null, 2)}\n`);
}

/** @throws NotEnrolled */
export async function readEnrolment(folder: string): Promise<StoredEnrolment> {
  try {
    return JSON.parse(await readFile(join(folder, ENROLMENT_FILE), 'utf8')) as StoredEnrolment;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotEnrolled(folder);
    throw error;
  }
}
