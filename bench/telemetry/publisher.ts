import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Ingest } from './ingest.js';
import type { Load, Order, Sent } from './publisher-orders.js';

const PROCESS = join(import.meta.dirname, 'publisher-process.ts');

/** A process that is many gateways. It signs before it sends, so that what is measured is the intake. */
export class Publisher {
  private readonly ended = new AbortController();

  private constructor(private readonly child: ChildProcess) {
    child.once('exit', () => this.ended.abort(new Error('the publisher ended')));
  }

  static start(): Publisher {
    return new Publisher(fork(PROCESS, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }));
  }

  async sign(load: Load): Promise<void> {
    await this.ask({ kind: 'sign', load });
  }

  /** What was signed last. @param perSecond of all gateways together; as fast as it is taken when nothing is said */
  async send({ port, token }: Ingest, perSecond?: number): Promise<Sent> {
    return (await this.ask({ kind: 'send', port, token, ...(perSecond !== undefined && { perSecond }) })) as Sent;
  }

  stop(): void {
    this.child.disconnect();
  }

  private async ask(order: Order): Promise<unknown> {
    const answer = once(this.child, 'message', { signal: this.ended.signal });
    this.child.send(order);
    const [answered] = (await answer) as [unknown];
    return answered;
  }
}
