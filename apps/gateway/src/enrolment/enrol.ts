import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '@tallystick/kernel';
import {
  fingerprintOf,
  formatEnrolmentCode,
  hashOfEnrolmentCode,
  parseEnrolmentCode,
  type SignatureAlgorithm,
  signerOf,
  spokenFingerprint,
  verifyingKeyOf,
} from '@tallystick/telemetry';
import { FaultLog, type Log } from '../fault-log.js';
import { privateKeyIn } from '../keys/private-key-file.js';
import { checkApproval } from './check-approval.js';
import { SIGNING_KEY_FILE, type StoredEnrolment, TLS_KEY_FILE, writeEnrolment } from './enrolment-file.js';
import { provenRequest } from './proven-request.js';
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
export async function enrol(options: EnrolOptions): Promise<StoredEnrolment> {
  const { server, folder, algorithm, pollMs, log } = options;
  const code = parseEnrolmentCode(options.code);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const signingKey = await privateKeyIn(join(folder, SIGNING_KEY_FILE), algorithm);
  const tlsKey = await privateKeyIn(join(folder, TLS_KEY_FILE), 'ES256');
  const own = verifyingKeyOf(signingKey);
  const door = new EnrolmentServer(server);
  log.log(`the key of this gateway has the fingerprint ${spokenFingerprint(fingerprintOf(own))}`);
  log.log("waiting for the site's operator to approve it ...");
  const { id, approved } = await decided(door, pollMs, log, {
    code: formatEnrolmentCode(code),
    key: { algorithm: own.algorithm, publicKey: Buffer.from(own.publicKey).toString('base64url') },
    ...(await provenRequest({ ...code, tlsKey, signer: signerOf(signingKey), codeHash: hashOfEnrolmentCode(code) })),
  });
  const { receiptKey } = checkApproval(code, own, approved);
  const { enrolment, operatorKey, brokers, ca, certificate } = approved;
  const stored: StoredEnrolment = {
    ...{ site: code.site, gateway: code.gateway, server, requestId: id, enrolment, operatorKey, brokers },
    ...{ ca, certificateChain: certificate.certificateChain },
  };
  await writeEnrolment(folder, stored);
  log.log(
    `${code.gateway} is enrolled at ${code.site}; receipts count by the key ${spokenFingerprint(fingerprintOf(receiptKey))}`,
  );
  return stored;
}

interface Decided {
  readonly id: string;
  readonly approved: ApprovedAnswer;
}

/** A server that does not answer is asked again; one that refuses is not. */
async function decided(door: EnrolmentServer, pollMs: number, log: Log, request: EnrolmentRequest): Promise<Decided> {
  const faults = new FaultLog(log);
  for (let receipt: { id: string; pollSecret: string } | undefined; ; await pause(pollMs)) {
    try {
      receipt ??= await door.request(request);
      const { state, reason = 'no reason given', approved } = await door.standing(receipt.id, receipt.pollSecret);
      faults.fine('the server');
      if (state === 'refused') throw new EnrolmentRefused(reason);
      if (approved) return { id: receipt.id, approved };
    } catch (error) {
      if (error instanceof EnrolmentRefused || isFinal(error)) throw error;
      faults.fault('the server', error);
    }
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof ServerRefused && error.status < 500 && error.status !== 429;
