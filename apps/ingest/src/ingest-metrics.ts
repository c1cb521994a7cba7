import { poolMetrics, type ProcessMetrics, tellSpan } from '@tallystick/platform';
import type { Arrival, OnStored, Settlement } from '@tallystick/telemetry/store';
import type { Pool } from 'pg';
import type { Readiness } from './health/readiness.js';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** What this copy of the intake does, by kinds and outcomes; never by site or gateway. */
export class IngestMetrics {
  private readonly puback;
  private readonly commits;
  private readonly readings;
  private readonly gaps;

  constructor(
    private readonly metrics: ProcessMetrics,
    pool: Pool,
  ) {
    poolMetrics(metrics, pool);
    this.puback = metrics.histogram(
      {
        name: 'tallystick_ingest_settle_seconds',
        help: 'From a message’s arrival to its commit, after which it is acknowledged; `refused` is not acknowledged.',
        labels: ['kind', 'outcome'],
      },
      SECONDS,
    );
    const commit = { name: 'tallystick_ingest_commit_seconds', help: 'Transactions that store.', labels: [] };
    this.commits = metrics.histogram(commit, SECONDS);
    const readings = { name: 'tallystick_ingest_readings_total', help: 'Readings stored.', labels: [] };
    this.readings = metrics.counter(readings);
    const gaps = { name: 'tallystick_ingest_gaps_total', help: 'Gaps in gateways’ numbers noticed.', labels: [] };
    this.gaps = metrics.counter(gaps);
  }

  readonly stored: OnStored = ({ seconds, readings, gaps }) => {
    this.commits.observe(seconds);
    this.readings.inc(readings);
    this.gaps.inc(gaps);
  };

  settling(kind: Arrival['kind'], settlement: Promise<Settlement>): Promise<Settlement> {
    const beganMs = performance.now();
    const startMs = Date.now();
    const tell = (outcome: Settlement | 'refused') => {
      this.puback.observe({ kind, outcome }, (performance.now() - beganMs) / 1000);
      const span = { name: `mqtt ${kind}`, kind: 'consumer', startMs, attributes: { outcome } } as const;
      tellSpan(span, outcome === 'refused' ? outcome : undefined);
    };
    settlement.then(tell, () => tell('refused'));
    return settlement;
  }

  state(read: () => Omit<Readiness, 'fault'>): void {
    const name = 'tallystick_ingest';
    this.metrics.reading(`${name}_sites_held`, 'Sites whose lease this copy has.', () => read().sites);
    this.metrics.reading(`${name}_connections`, 'Gateways at the broker inside.', () => read().connections);
    this.metrics.reading(`${name}_queued_messages`, 'Messages taken and not settled.', () => read().queuedMessages);
    this.metrics.reading(`${name}_queued_bytes`, 'Their bytes.', () => read().queuedBytes);
  }
}
