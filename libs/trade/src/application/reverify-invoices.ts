import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { PollingLoop, type StepResult } from '@tallystick/platform';
import type { DataSource } from 'typeorm';
import type { Reverification } from '../infra/reverification.entity.js';
import { type VerifyInvoice } from './verify-invoice.js';

/** Longer than a verifier takes: until then a request is nobody else's. */
const LEASE_SECONDS = 120;
const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 600;

/**
 * Has every invoice verified again that a credit note came in on, one after the other, until it is. Any number of copies may run, and end
 * anywhere: a request is settled in the transaction that keeps the answer.
 */
export class ReverifyInvoices implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: PollingLoop;

  constructor(
    private readonly dataSource: DataSource,
    private readonly verifying: VerifyInvoice,
    pollMs: number,
  ) {
    this.loop = new PollingLoop({ name: 'ReverifyInvoices', pollMs }, () => this.step());
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One request, the longest due. */
  async step(): Promise<StepResult> {
    const request = await this.take();
    if (!request) return 'idle';
    try {
      await this.verifying.again(request);
    } catch (error) {
      await this.putOff(request, error instanceof Error ? error.message : String(error));
    }
    return 'again';
  }

  private async take(): Promise<Reverification | undefined> {
    const [rows] = await this.dataSource.query<[Reverification[], number]>(
      `UPDATE papers.reverification SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $1)
       WHERE invoice = (
         SELECT invoice FROM papers.reverification WHERE next_attempt_at <= now()
         ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
       ) RETURNING invoice, version, requested_by AS "requestedBy", attempts`,
      [LEASE_SECONDS],
    );
    return rows[0];
  }

  /** A request that another paper has renewed meanwhile is due as it says. */
  private async putOff({ invoice, version, attempts }: Reverification, failure: string): Promise<void> {
    const pause = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(attempts - 1, 10), LONGEST_PAUSE_SECONDS);
    await this.dataSource.query(
      `UPDATE papers.reverification SET next_attempt_at = now() + make_interval(secs => $3), last_failure = $4
       WHERE invoice = $1 AND version = $2`,
      [invoice, version, pause, failure],
    );
  }
}
