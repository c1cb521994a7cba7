import type { DataSource } from 'typeorm';
import pg from 'pg';
import type { GaugeTerms, Measured, ProcessMetrics } from './process-metrics.js';

/** Of a `pg.Pool`. */
interface Pool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

export function poolMetrics(metrics: ProcessMetrics, pool: Pool): void {
  const name = 'tallystick_database_pool';
  metrics.reading(`${name}_in_use`, 'Connections at work.', () => pool.totalCount - pool.idleCount);
  metrics.reading(`${name}_idle`, 'Connections open and at rest.', () => pool.idleCount);
  metrics.reading(`${name}_waiting`, 'Pieces of work that wait for a connection.', () => pool.waitingCount);
}

/** TypeORM keeps its pool to itself. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { readonly master: Pool }).master;
}

/** Several gauges by one statement, whose first columns are the labels, as texts, and whose others are the gauges' values in their order. */
export interface SqlQuestion {
  readonly name: string;
  readonly gauges: readonly GaugeTerms<string>[];
  readonly sql: string;
}

/**
 * Asks on connections of its own, so that a scrape neither waits for the work nor keeps it waiting: one for each question, so that none waits for
 * another that is stuck. They are opened by a scrape and closed when they have been at rest.
 */
export class DatabaseQuestions {
  private readonly pool: pg.Pool;

  constructor(
    databaseUrl: string,
    private readonly questions: readonly SqlQuestion[],
    timeoutMs: number,
  ) {
    this.pool = new pg.Pool({
      ...{ connectionString: databaseUrl, max: questions.length, application_name: 'tallystick-metrics' },
      ...{ statement_timeout: timeoutMs, connectionTimeoutMillis: timeoutMs },
    });
    // Its place is taken by a new one at the next scrape.
    this.pool.on('error', () => undefined);
  }

  answerTo(metrics: ProcessMetrics): void {
    for (const { name, gauges, sql } of this.questions) {
      const labels = gauges[0]?.labels.length ?? 0;
      metrics.asking({ name, gauges, ask: async () => measuredBy(await this.rows(sql), labels, gauges.length) });
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async rows(text: string): Promise<unknown[][]> {
    return (await this.pool.query<unknown[]>({ text, rowMode: 'array' })).rows;
  }
}

function measuredBy(rows: readonly unknown[][], labels: number, gauges: number): Measured[] {
  return Array.from({ length: gauges }, (_, at) =>
    rows.map((row) => [row.slice(0, labels).map(String), Number(row[labels + at] ?? 0)] as const),
  );
}
