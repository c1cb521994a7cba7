import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import type { CheckSignature, Signer } from '@tallystick/telemetry';
import {
  DEFAULT_INTAKE_LIMITS,
  type HeldLease,
  type IntakeLimits,
  type OnStored,
  openSiteIntake,
  type SentReceipt,
  SiteDialects,
  type SiteIntake,
} from '@tallystick/telemetry/store';
import type { Pool } from 'pg';
import type { IngestFaults } from '../ingest-faults.js';
import { openWatch } from './open-watch.js';
import { type Downward, rebirthFor, receiptFor } from '../wire/downward.js';
import type { GatewayDirectory } from './gateway-directory.js';

export interface IntakeParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly faults: IngestFaults;
  readonly receiptSigner: Signer;
  readonly checkSignature: CheckSignature;
  readonly intakeLimits: Omit<IntakeLimits, 'batch' | 'sequence'>;
  readonly directory: GatewayDirectory;
  readonly send: (downward: Downward) => void;
  readonly lost: (lease: HeldLease) => void;
  readonly onStored: OnStored;
}

/** The intake of a site that was taken. @throws LeaseLost */
export async function openIntake(lease: HeldLease, parts: IntakeParts): Promise<SiteIntake> {
  const { pool, clock, receiptSigner, checkSignature, directory, intakeLimits, lost, send, onStored } = parts;
  const log = new Logger('intake');
  const { site } = lease;
  await directory.readSites([site]);
  const dialects = new SiteDialects({
    site,
    findGateway: (gateway) => directory.find({ site, gateway }),
    onRebirthNeeded: (request) => send(rebirthFor(request)),
  });
  return openSiteIntake({
    ...{ pool, lease, receiptSigner, checkSignature, clock, onStored },
    limits: { ...DEFAULT_INTAKE_LIMITS, ...intakeLimits },
    watch: await openWatch(pool, site),
    decode: (arrival) => dialects.decode(arrival),
    onReceipt: (receipt) => sendReceipt(site, receipt, parts),
    onFault: (error) => log.warn(`${site}: ${error instanceof Error ? error.message : String(error)}`),
    onLeaseLost: () => lost(lease),
  });
}

/** After the acknowledgements of the same commit. */
function sendReceipt(site: string, { gateway, bytes, isNewest }: SentReceipt, { faults, send }: IntakeParts): void {
  setImmediate(() => {
    void faults.reach('before-receipt').then(() => send(receiptFor({ site, gateway }, bytes, isNewest)));
  });
}
