import { Logger } from '@nestjs/common';
import type { Clock } from '@tallystick/kernel';
import type { Signer } from '@tallystick/telemetry';
import {
  DEFAULT_INTAKE_LIMITS,
  type HeldLease,
  openSiteIntake,
  type SentReceipt,
  type SiteIntake,
} from '@tallystick/telemetry/store';
import type { Pool } from 'pg';
import type { IngestFaults } from '../ingest-faults.js';
import { decode, openWatch } from '../site-parts.js';
import type { Downward } from '../wire/downward.js';
import { receiptFor } from './desk.js';

export interface IntakeParts {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly faults: IngestFaults;
  readonly receiptSigner: Signer;
  readonly send: (downward: Downward) => void;
  readonly lost: (lease: HeldLease) => void;
}

/** The intake of a site that was taken. @throws LeaseLost */
export async function openIntake(lease: HeldLease, parts: IntakeParts): Promise<SiteIntake> {
  const { pool, clock, receiptSigner, lost } = parts;
  const log = new Logger('intake');
  return openSiteIntake({
    ...{ pool, lease, receiptSigner, decode, limits: DEFAULT_INTAKE_LIMITS, clock },
    watch: await openWatch(lease.site),
    onReceipt: (receipt) => sendReceipt(lease.site, receipt, parts),
    onFault: (error) => log.warn(`${lease.site}: ${error instanceof Error ? error.message : String(error)}`),
    onLeaseLost: () => lost(lease),
  });
}

/** After the acknowledgements of the same commit. */
function sendReceipt(site: string, { gateway, bytes, isNewest }: SentReceipt, { faults, send }: IntakeParts): void {
  setImmediate(() => {
    void faults.reach('before-receipt').then(() => send(receiptFor({ site, gateway }, bytes, isNewest)));
  });
}
