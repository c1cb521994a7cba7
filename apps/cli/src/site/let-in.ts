import type { KeyObject } from 'node:crypto';
import type { components, TallystickClient } from '@tallystick/api-client';
import { DomainError } from '@tallystick/kernel';
import {
  type Enrolment,
  fingerprintOf,
  openEnrolment,
  parseEnrolmentCode,
  signEnrolment,
  signerOf,
  verifyingKeyOf,
} from '@tallystick/telemetry';
import { asked } from './site-client.js';

type Request = components['schemas']['EnrolmentRequestView'];

export class FingerprintDiffers extends DomainError {
  constructor(who: string, shown: string) {
    super(
      'fingerprint-differs',
      'forbidden',
      `${who}: the platform shows a key with the fingerprint ${shown}. Nothing was signed.`,
    );
  }
}

export class ReceiptKeyMissing extends DomainError {
  constructor() {
    super(
      'receipt-key-missing',
      'unavailable',
      'The platform names no key that signs receipts: its operator has not set up how gateways come in. Nothing was signed.',
    );
  }
}

export class RequestNotFound extends DomainError {
  constructor() {
    super(
      'request-not-found',
      'not-found',
      'No gateway waits under this id; `tallystick site pending` lists those that do.',
    );
  }
}

export class KeyNotFound extends DomainError {
  constructor() {
    super(
      'gateway-key-not-found',
      'not-found',
      'The gateway has no key of this id; the platform’s gateway view lists them.',
    );
  }
}

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const PAGE = 200;

/** Gateways that ask to come in. @throws PlatformRefused */
export async function pendingAt(client: TallystickClient, site: string): Promise<readonly Request[]> {
  const found: Request[] = [];
  let cursor: string | undefined;
  do {
    const query = { state: 'pending' as const, limit: PAGE, ...(cursor !== undefined && { cursor }) };
    const call = { params: { path: { site }, query } };
    const page = await asked(client.call(client.routes.GET('/v1/sites/{site}/enrolments', call)));
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

/** A code for a gateway, refused when it names another operator's key than this one. @throws FingerprintDiffers, PlatformRefused */
export async function codeFor(
  client: TallystickClient,
  operatorKey: KeyObject,
  { site, ...body }: { readonly site: string; readonly gateway: string; readonly validMinutes: number },
): Promise<string> {
  const call = { params: { path: { site } }, body };
  const { code } = await asked(client.call(client.routes.POST('/v1/sites/{site}/enrolment-codes', call)));
  const { operatorFingerprint } = parseEnrolmentCode(code);
  if (operatorFingerprint !== fingerprintOf(verifyingKeyOf(operatorKey)))
    throw new FingerprintDiffers('your own key', operatorFingerprint);
  return code;
}

export interface Letting {
  readonly site: string;
  readonly id: string;
  /** As the gateway itself shows it; the platform's word is compared with it. */
  readonly fingerprint: string;
  /** The log's, as it was told elsewhere than by the platform's answers, which are compared with it. */
  readonly receiptFingerprint: string;
  /** Milliseconds since 1970. */
  readonly notBeforeMs: number;
  readonly notAfterMs?: number | undefined;
}

/** The log's key, whose receipts the site's gateways are to believe. @throws ReceiptKeyMissing, PlatformRefused */
export async function receiptKeyAt(client: TallystickClient, site: string): Promise<Enrolment['receiptKey']> {
  const { receiptKey } = await asked(
    client.call(client.routes.GET('/v1/sites/{site}', { params: { path: { site } } })),
  );
  if (!receiptKey) throw new ReceiptKeyMissing();
  return { algorithm: receiptKey.algorithm, publicKey: bytesOf(receiptKey.publicKey) };
}

/** Signs, here, that the gateway stands at the site with its key, and whose receipts it may believe. @throws ReceiptKeyMissing, RequestNotFound, FingerprintDiffers, PlatformRefused */
export async function letIn(
  client: TallystickClient,
  operatorKey: KeyObject,
  { site, id, fingerprint, receiptFingerprint, notBeforeMs, notAfterMs }: Letting,
): Promise<Request> {
  const request = (await pendingAt(client, site)).find((one) => one.id === id);
  if (!request) throw new RequestNotFound();
  const { algorithm, publicKey } = request.key;
  const key = { algorithm, publicKey: bytesOf(publicKey) };
  // Of the key's own bytes: what the platform says its fingerprint is, is not asked.
  const shown = fingerprintOf(key);
  if (shown !== plain(fingerprint)) throw new FingerprintDiffers(request.gateway, shown);
  const receiptKey = await receiptKeyAt(client, site);
  const shownOfLog = fingerprintOf(receiptKey);
  if (shownOfLog !== plain(receiptFingerprint)) throw new FingerprintDiffers('the log’s receipts', shownOfLog);
  const enrolment: Enrolment = {
    ...{ site, gateway: request.gateway, key, receiptKey },
    ...{ notBeforeMs, ...(notAfterMs !== undefined && { notAfterMs }) },
  };
  const signed = await signEnrolment(enrolment, signerOf(operatorKey));
  const call = { params: { path: { site, id } }, body: { enrolment: base64url(signed) } };
  return asked(client.call(client.routes.POST('/v1/sites/{site}/enrolments/{id}/approval', call)));
}

export interface TakingBack {
  readonly site: string;
  readonly gateway: string;
  /** Of the gateway's key. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly notAfterMs: number;
}

/** Signs, here, the end of a gateway's key. @throws KeyNotFound, EnvelopeRefused when this key did not let it in, PlatformRefused */
export async function takeBack(
  client: TallystickClient,
  operatorKey: KeyObject,
  { site, gateway: name, id, notAfterMs }: TakingBack,
): Promise<void> {
  const path = { site, name };
  const gateway = await asked(client.call(client.routes.GET('/v1/sites/{site}/gateways/{name}', { params: { path } })));
  const known = gateway.keys.find((one) => one.id === id);
  if (!known) throw new KeyNotFound();
  const own = verifyingKeyOf(operatorKey);
  const before = openEnrolment(bytesOf(known.enrolment), site, (keyId) =>
    Buffer.compare(own.keyId, keyId) === 0 ? own : undefined,
  );
  const signed = await signEnrolment({ ...before, notAfterMs }, signerOf(operatorKey));
  const call = { params: { path: { ...path, id } }, body: { enrolment: base64url(signed) } };
  await asked(client.call(client.routes.POST('/v1/sites/{site}/gateways/{name}/keys/{id}/take-back', call)));
}

/** However it was read out: blanks and dashes between groups, letters of either case. */
const plain = (fingerprint: string) => fingerprint.replace(/[\s:-]/g, '').toLowerCase();
