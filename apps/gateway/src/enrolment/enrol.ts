import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@tallystick/kernel';
import {
  fingerprintOf,
  formatEnrolmentCode,
  hashOfEnrolmentCode,
  hashOfRequest,
  parseEnrolmentCode,
  type SignatureAlgorithm,
  signCertificateProof,
  signerOf,
  spokenFingerprint,
  verifyingKeyOf,
} from '@tallystick/telemetry';
import { FaultLog, type Log } from '../fault-log.js';
import { certificateRequest } from '../keys/certificate-request.js';
import { privateKeyIn } from '../keys/private-key-file.js';
import { checkApproval } from './check-approval.js';
import { SIGNING_KEY_FILE, type StoredEnrolment, TLS_KEY_FILE, writeEnrolment } from './enrolment-file.js';
import { type ApprovedAnswer, type EnrolmentRequest, EnrolmentServer, ServerRefused } from './enrolment-server.js';

export interface EnrolOptions {
  /** As the site's operator gave it. */
  readonly code: string;
  readonly server: string;
  readonly folder: string;
  readonly algorithm: SignatureAlgorithm;
  readonly pollMs: number;
  readonly log: Log;
}

export class EnrolmentRefused extends DomainError {
  constructor(reason: string) {
    super('enrolment-refused', 'forbidden', `The site's operator refused: ${reason}`);
  }
}

/**
 * Asks for the gateway to be let in and waits until the site's operator has decided. May be cut off and run again: keys are made once, and the
 * same code with the same keys is the same request. @throws EnrolmentCodeMalformed, EnrolmentRefused, ApprovalUnsound, ServerRefused
 */
export async function enrol({
  code: text,
  server,
  folder,
  algorithm,
  pollMs,
  log,
}: EnrolOptions): Promise<StoredEnrolment> {
  const code = parseEnrolmentCode(text);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signingKey = await privateKeyIn(join(folder, SIGNING_KEY_FILE), algorithm);
  const tlsKey = await privateKeyIn(join(folder, TLS_KEY_FILE), 'ES256');
  const own = verifyingKeyOf(signingKey);
  const request = await certificateRequest(tlsKey, code.gateway);
  const proof = await signCertificateProof(
    {
      ...{ site: code.site, gateway: code.gateway, signedAtMs: Date.now() },
      ...{ requestHash: hashOfRequest(request), codeHash: hashOfEnrolmentCode(code) },
    },
    signerOf(signingKey),
  );
  const door = new EnrolmentServer(server);
  log.log(`the key of this gateway has the fingerprint ${spokenFingerprint(fingerprintOf(own))}`);
  log.log("waiting for the site's operator to approve it ...");
  const approved = await decided(door, pollMs, log, {
    code: formatEnrolmentCode(code),
    key: { algorithm: own.algorithm, publicKey: base64url(own.publicKey) },
    certificateRequest: base64url(request),
    proof: base64url(proof),
  });
  checkApproval(code, own, approved);
  const { enrolment, operatorKey, receiptKey, brokers, ca, certificate } = approved;
  const stored: StoredEnrolment = {
    ...{ site: code.site, gateway: code.gateway, server, enrolment, operatorKey, receiptKey, brokers, ca },
    ...{ certificateChain: certificate.certificateChain, certificateNotAfter: certificate.notAfter },
  };
  await writeEnrolment(folder, stored);
  log.log(`${code.gateway} is enrolled at ${code.site}`);
  return stored;
}

/** A server that does not answer is asked again; one that refuses is not. */
async function decided(
  door: EnrolmentServer,
  pollMs: number,
  log: Log,
  request: EnrolmentRequest,
): Promise<ApprovedAnswer> {
  const faults = new FaultLog(log);
  for (let receipt: { id: string; pollSecret: string } | undefined; ; await pause(pollMs)) {
    try {
      receipt ??= await door.request(request);
      const { state, reason = 'no reason given', approved } = await door.standing(receipt.id, receipt.pollSecret);
      faults.fine('the server');
      if (state === 'refused') throw new EnrolmentRefused(reason);
      if (approved) return approved;
    } catch (error) {
      if (error instanceof EnrolmentRefused || isFinal(error)) throw error;
      faults.fault('the server', error);
    }
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof ServerRefused && error.status < 500 && error.status !== 429;

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
