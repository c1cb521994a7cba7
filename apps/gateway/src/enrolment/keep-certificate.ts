import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { Signer } from '@tallystick/telemetry';
import { FaultLog, type Log } from '../fault-log.js';
import { privateKeyIn } from '../keys/private-key-file.js';
import { type StoredEnrolment, TLS_KEY_FILE, writeEnrolment } from './enrolment-file.js';
import { EnrolmentServer } from './enrolment-server.js';
import { provenRequest } from './proven-request.js';

const HOUR_MS = 3_600_000;

/** Whether two thirds of its time are over. Of what is no certificate, not. */
export function isDueForRenewal(pem: string | undefined, nowMs: number): boolean {
  if (pem === undefined) return false;
  const { validFromDate, validToDate } = new X509Certificate(pem);
  return 3 * (validToDate.getTime() - nowMs) < validToDate.getTime() - validFromDate.getTime();
}

export interface CertificateKeeping {
  readonly folder: string;
  readonly signer: Signer;
  readonly log: Log;
  readonly onRenewed: (certificateChain: readonly string[]) => void;
}

/** Asks for the next certificate before the present one ends, now and every hour. What is returned stops it. */
export function keepCertificate(enrolment: StoredEnrolment, keeping: CertificateKeeping): () => void {
  const faults = new FaultLog(keeping.log);
  let current = enrolment;
  const look = () => {
    if (!isDueForRenewal(current.certificateChain[0], Date.now())) return;
    renew(current, keeping).then(
      (renewed) => {
        current = renewed;
        faults.fine('the next certificate');
        keeping.onRenewed(renewed.certificateChain);
      },
      (error: unknown) => faults.fault('the next certificate', error),
    );
  };
  look();
  const timer = setInterval(look, HOUR_MS);
  return () => clearInterval(timer);
}

async function renew(
  enrolment: StoredEnrolment,
  { folder, signer, log }: CertificateKeeping,
): Promise<StoredEnrolment> {
  const { site, gateway, server, requestId } = enrolment;
  const tlsKey = await privateKeyIn(join(folder, TLS_KEY_FILE), 'ES256');
  const request = await provenRequest({ site, gateway, tlsKey, signer });
  const { certificateChain } = await new EnrolmentServer(server).renew(requestId, request);
  const renewed = { ...enrolment, certificateChain };
  await writeEnrolment(folder, renewed);
  log.log('the next certificate is there');
  return renewed;
}
