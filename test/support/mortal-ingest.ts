import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './platform.js';
import { type IngestProcess, startIngestProcess } from './ingest-process.js';

const PATIENCE_MS = 60_000;

/** An intake that may be killed and is started again, at the same port and by the same name, as a supervisor does it. */
export class MortalIngest {
  private process: IngestProcess | undefined;

  private constructor(
    private readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  static async prepare(settings: Readonly<Record<string, string>>): Promise<MortalIngest> {
    return new MortalIngest(await freePort(), settings);
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  get words(): string {
    return this.process?.said() ?? '';
  }

  /** Tried again while it does not start, since its database may just be down. */
  async start(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        this.process = await this.spawn({});
        return;
      } catch (error) {
        if (Date.now() > until) throw error;
        await pause(100);
      }
    }
  }

  /** Ends by itself at a fault point. @returns when it has, after how many milliseconds. @throws when it did not, or did of something else */
  async fallAt(fault: string): Promise<void> {
    const words = await this.spawn({ INGEST_FAULTS: fault }).then(
      async (process) => {
        this.process = process;
        const patience = new AbortController();
        const tooLong = pause(PATIENCE_MS, undefined, patience).catch(() => undefined);
        await Promise.race([process.ended, tooLong]);
        patience.abort();
        return process.said();
      },
      (error: unknown) => String(error),
    );
    if (!words.includes('fault point reached')) throw new Error(`${fault} was not reached:\n${words}`);
  }

  async kill(): Promise<void> {
    await this.process?.kill();
  }

  private spawn(more: Readonly<Record<string, string>>): Promise<IngestProcess> {
    return startIngestProcess({ ...this.settings, INGEST_PLAIN_PORT: String(this.port), ...more });
  }
}
