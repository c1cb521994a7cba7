import type { DataSource } from 'typeorm';
import { PollingLoop, type StepResult } from '../process/polling-loop.js';
import { wholeNumberSettings } from '../config/settings.js';
import { forgetAudit, sealAudit } from './seal-audit.js';

/** Of the worker, which seals the audit log and lets go what is old. */
export const AUDIT_KEEPING_SETTINGS = wholeNumberSettings({
  /** Addresses are kept no longer either. */
  keptDays: { variable: 'AUDIT_DAYS', min: 30, max: 36_500, unit: 'days', fallback: 1_827 },
  sealPollMs: { variable: 'AUDIT_SEAL_POLL_MS', min: 10, max: 3_600_000, unit: 'milliseconds', fallback: 2_000 },
  entriesAtOnce: { variable: 'AUDIT_ENTRIES_AT_ONCE', min: 1, max: 10_000, unit: 'entries', fallback: 1_000 },
});

export interface AuditKeeping {
  readonly keptDays: number;
  readonly sealPollMs: number;
  readonly entriesAtOnce: number;
}

/** Looking for what to let go with every turn would be a query for nothing, nearly always. */
const FORGET_EVERY_MS = 600_000;

/** Chains what came into the audit log, and removes what is older than is kept. Copies take turns. */
export class AuditKeeper {
  private readonly loop: PollingLoop;
  private forgotAtMs = -Infinity;

  constructor(
    private readonly dataSource: DataSource,
    private readonly keeping: AuditKeeping,
  ) {
    this.loop = new PollingLoop({ name: 'audit', pollMs: keeping.sealPollMs }, () => this.step());
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async step(): Promise<StepResult> {
    const { entriesAtOnce, keptDays } = this.keeping;
    const sealed = await sealAudit(this.dataSource, entriesAtOnce);
    let gone = 0;
    if (performance.now() - this.forgotAtMs >= FORGET_EVERY_MS) {
      gone = await forgetAudit(this.dataSource, keptDays, entriesAtOnce);
      if (gone < entriesAtOnce) this.forgotAtMs = performance.now();
    }
    return Math.max(sealed, gone) >= entriesAtOnce ? 'again' : 'idle';
  }
}
