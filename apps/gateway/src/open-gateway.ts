import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Signer, signerOf } from '@tallystick/telemetry';
import { BatchMaker } from './batching/batch-maker.js';
import { DiskBuffer } from './buffer/disk-buffer.js';
import { findKeyAmong, openStoredEnrolment } from './enrolment/check-approval.js';
import { readEnrolment, SIGNING_KEY_FILE, type StoredEnrolment, TLS_KEY_FILE } from './enrolment/enrolment-file.js';
import { keepCertificate } from './enrolment/keep-certificate.js';
import type { Log } from './fault-log.js';
import { Forwarder } from './forwarding/forwarder.js';
import { takeReceipt } from './forwarding/receipts.js';
import { privateKeyIn } from './keys/private-key-file.js';
import type { GatewaySettings } from './settings.js';
import type { Timeline } from './timeline.js';

/** What every gateway has, whether it reads sensors or plays a site. */
export interface OpenGateway {
  readonly site: string;
  readonly gateway: string;
  readonly signer: Signer;
  readonly buffer: DiskBuffer;
  readonly maker: BatchMaker;
  readonly forwarder: Forwarder;
  /** Signs what is left, says farewell and closes the disk. */
  close(): Promise<void>;
}

export interface GatewaySurroundings {
  readonly timeline: Timeline;
  readonly log: Log;
}

/** Wires what was enrolled in the folder; nothing is sent before `forwarder.start`. @throws NotEnrolled, BufferInUse, PrivateKeyExposed */
export async function openGateway(settings: GatewaySettings, around: GatewaySurroundings): Promise<OpenGateway> {
  const { folder, algorithm, batching, capacity, window, backoff } = settings;
  const { timeline, log } = around;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const enrolment = await readEnrolment(folder);
  const { site, gateway } = enrolment;
  const signer = signerOf(await privateKeyIn(join(folder, SIGNING_KEY_FILE), algorithm));
  const { receiptKey } = openStoredEnrolment(enrolment, signer.keyId);
  const buffer = DiskBuffer.open(join(folder, 'buffer.sqlite'));
  const identity = { site, gateway, signer };
  const maker = new BatchMaker({ identity, buffer, timeline, settings: batching, maxBytes: capacity.maxBytes, log });
  const trust = { site, gateway, findLogKey: findKeyAmong([receiptKey]) };
  const forwarder = new Forwarder({
    ...{ addresses: enrolment.brokers, credentials: await credentialsOf(enrolment, settings), backoff, window },
    ...{ buffer, log },
    onReceipt: (bytes) => {
      const isDeleted = takeReceipt(bytes, trust, buffer, log);
      if (isDeleted) maker.madeRoom();
      return isDeleted;
    },
  });
  const stopKeeping = keepCertificate(enrolment, {
    ...{ folder, signer, log },
    onRenewed: (chain) => forwarder.useCertificate(chain.join('\n')),
  });
  const close = async () => {
    stopKeeping();
    await maker.stop();
    await forwarder.stop();
    buffer.close();
  };
  return { site, gateway, signer, buffer, maker, forwarder, close };
}

async function credentialsOf(enrolment: StoredEnrolment, { folder, plainToken }: GatewaySettings) {
  const { site, gateway, certificateChain, ca } = enrolment;
  const plain = { site, gateway, ...(plainToken !== undefined && { token: plainToken }) };
  if (certificateChain.length === 0) return plain;
  const key = await readFile(join(folder, TLS_KEY_FILE), 'utf8');
  return { ...plain, tls: { key, cert: certificateChain.join('\n'), ca: ca.join('\n') } };
}
