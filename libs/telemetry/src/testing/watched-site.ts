import pg from 'pg';
import type { TestDatabase } from '../../../../test/support/postgres.js';
import type { LoggedEvent, SiteWatch } from '../application/watch/site-watch.js';
import { openSiteWatch } from '../application/watch/open-site-watch.js';
import type { RuleEvent } from '../domain/rules/rule-event.js';
import type { WatchLimits } from '../domain/site-acts/watch-limits.js';

/** A site with an operator and a reader, and whoever ingests for it: each `hear` is a transaction. */
export class WatchedSite {
  private watch: SiteWatch | undefined;
  private position = -1;

  private constructor(
    readonly number: string,
    readonly operator: string,
    readonly reader: string,
    private readonly client: pg.Client,
    private readonly limits: WatchLimits | undefined,
  ) {}

  static async open(
    database: TestDatabase,
    { limits, ingestUrl = database.url }: { readonly limits?: WatchLimits; readonly ingestUrl?: string } = {},
  ): Promise<WatchedSite> {
    const { manager } = database.dataSource;
    const [parties] = await manager.query<{ operator: string; reader: string }[]>(
      `WITH made AS (INSERT INTO papers.organisation (name, roles) VALUES ('warehouse', '{}'), ('bank', '{}') RETURNING party)
       SELECT min(party) AS operator, max(party) AS reader FROM made`,
    );
    if (!parties) throw new Error('no parties');
    const { operator, reader } = parties;
    const [site] = await manager.query<{ number: string }[]>(
      `INSERT INTO telemetry.site (operator, name, operator_algorithm, operator_public_key)
       VALUES ($1, 'Lingang 3', 'EdDSA', '\\x01') RETURNING number`,
      [operator],
    );
    const number = site?.number ?? '';
    await manager.query('INSERT INTO telemetry.site_reader (site, party) VALUES ($1, $2)', [number, reader]);
    const client = new pg.Client({ connectionString: ingestUrl });
    await client.connect();
    return new WatchedSite(number, operator, reader, client, limits);
  }

  get name(): string {
    return `site-${this.number}`;
  }

  /** Another reader. @returns its party number */
  async letIn({ dataSource }: TestDatabase): Promise<string> {
    const [made] = await dataSource.query<{ party: string }[]>(
      `INSERT INTO papers.organisation (name, roles) VALUES ('friend', '{}') RETURNING party`,
    );
    await dataSource.query('INSERT INTO telemetry.site_reader (site, party) VALUES ($1, $2)', [
      this.number,
      made?.party,
    ]);
    return made?.party ?? '';
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  /** As a copy of the intake does that takes the site over. */
  reopen(): void {
    this.watch = undefined;
  }

  async hear(events: readonly RuleEvent[], now: number, end: 'COMMIT' | 'ROLLBACK' = 'COMMIT'): Promise<void> {
    this.watch ??= await openSiteWatch(this.client, this.name, this.limits);
    const before = this.position;
    await this.client.query('BEGIN');
    try {
      await this.watch.hear(
        this.client,
        events.map((event) => this.logged(event)),
        now,
      );
    } catch (error) {
      await this.client.query('ROLLBACK');
      this.watch.rolledBack();
      throw error;
    }
    await this.client.query(end);
    if (end === 'COMMIT') this.watch.committed();
    else {
      this.watch.rolledBack();
      this.position = before;
    }
  }

  /** What sensors say has a place in the log. */
  private logged(event: RuleEvent): LoggedEvent {
    const isReading = event.kind === 'measurement' || event.kind === 'tag-cycle' || event.kind === 'fix';
    return { event, position: isReading ? ++this.position : null };
  }
}
