import pg from 'pg';
import { ChainAlreadyRunning } from './errors.js';

/** One journal, one writer. The lock belongs to the connection, so it ends with us however we end. */
const WRITER_LOCK = 0x7a11_571c;
const CONNECT_TIMEOUT_MS = 10_000;
/** A statement that takes longer has lost its server; whether it took effect is asked on a new connection. */
const STATEMENT_TIMEOUT_MS = 60_000;
/** The database notices within this time that a killed predecessor's connection is gone. */
const LOCK_PATIENCE_MS = 15_000;
const LOCK_POLL_MS = 100;

/** A single connection that holds the writer's lock; lost, it is made again by the next query. */
export class JournalConnection {
  private client: pg.Client | undefined;
  private connecting: Promise<pg.Client> | undefined;

  constructor(
    private readonly databaseUrl: string,
    private readonly lockPatienceMs = LOCK_PATIENCE_MS,
  ) {}

  /** Rejects when the outcome is unknown too: the connection may have broken after the statement took effect. */
  async query<R extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = this.client ?? (await this.connectOnce());
    try {
      return (await client.query<R>(sql, [...values])).rows;
    } catch (error) {
      // A refusal by the server leaves the connection whole; anything else does not.
      if (!(error instanceof pg.DatabaseError)) this.drop(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async connectOnce(): Promise<pg.Client> {
    this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    return (this.client = await this.connecting);
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'tallystick-embedded-chain',
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: STATEMENT_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    try {
      await client.connect();
      // Whatever the server's default: a block that was reported as journalled is on disk.
      await client.query('SET synchronous_commit = on');
      await this.lock(client);
      return client;
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
  }

  private async lock(client: pg.Client): Promise<void> {
    const deadline = Date.now() + this.lockPatienceMs;
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [WRITER_LOCK]);
      if (rows[0]?.held) return;
      if (Date.now() >= deadline) throw new ChainAlreadyRunning();
      await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
    }
  }

  private drop(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
  }
}
