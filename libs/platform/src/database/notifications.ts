import { Logger } from '@nestjs/common';
import pg from 'pg';
import { type Observable, Subject } from 'rxjs';

const RECONNECT_AFTER_MS = 1_000;

/**
 * PostgreSQL's LISTEN as a stream. A lost connection is made again; what was announced meanwhile is lost, so a listener treats each
 * notification, and each reconnection (sent as an empty payload), only as a reason to look.
 */
export class Notifications {
  private readonly log = new Logger(Notifications.name);
  private readonly payloads = new Subject<string>();
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly channel: string,
  ) {}

  get stream(): Observable<string> {
    return this.payloads.asObservable();
  }

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'tallystick-listen' });
    client.on('error', () => this.reconnect(client));
    client.on('end', () => this.reconnect(client));
    client.on('notification', ({ payload }) => this.payloads.next(payload ?? ''));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(this.channel)}`);
      this.payloads.next('');
    } catch (error) {
      this.log.warn(`cannot listen to ${this.channel}: ${error instanceof Error ? error.message : String(error)}`);
      this.reconnect(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    this.payloads.complete();
    await this.client?.end().catch(() => undefined);
  }

  private reconnect(lost: pg.Client): void {
    if (this.stopped || lost !== this.client) return;
    this.client = undefined;
    lost.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.start(), RECONNECT_AFTER_MS);
  }
}
