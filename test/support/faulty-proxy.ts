import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SeededRandom } from './seeded-random.js';

/** What was done to the answers that went through. */
export interface FaultCounts {
  passed: number;
  delayed: number;
  /** The node never saw the request. */
  droppedBefore: number;
  /** The node did what it was asked, and nobody heard. */
  droppedAfter: number;
  repeated: number;
  /** Overtaken by an answer to a request that came later. */
  reordered: number;
  /** Batches whose answers came in another order than their requests. */
  reorderedInBatch: number;
}

/** Of a hundred requests. The rest pass as they are. */
const PERCENT = { delay: 12, dropBefore: 6, dropAfter: 6, repeat: 12, holdBack: 20 } as const;
const DELAY_MS = [20, 400] as const;
/** A held answer that none overtakes goes out after this. */
const HOLD_MS = 300;

interface Held {
  readonly arrival: number;
  release(): void;
}

/** JSON-RPC over HTTP between the worker and its node, as a bad network or a bad node would have it. What goes wrong follows from a seed. */
export class FaultyProxy {
  readonly counts: FaultCounts = {
    passed: 0,
    delayed: 0,
    droppedBefore: 0,
    droppedAfter: 0,
    repeated: 0,
    reordered: 0,
    reorderedInBatch: 0,
  };
  private hostile = false;
  private arrivals = 0;
  private readonly held = new Set<Held>();

  private constructor(
    private readonly server: Server,
    private readonly nodeUrl: () => Promise<string>,
    private readonly random: SeededRandom,
  ) {}

  /** @param nodeUrl asked at each request: the node may be started later than this */
  static async start(nodeUrl: () => Promise<string>, random: SeededRandom): Promise<FaultyProxy> {
    const server = createServer({ keepAliveTimeout: 65_000 });
    const proxy = new FaultyProxy(server, nodeUrl, random);
    server.on('request', (request, response) => void proxy.answer(request, response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From here on requests meet faults; before, and after `calm`, they pass as they are. */
  disturb(): void {
    this.hostile = true;
  }

  calm(): void {
    this.hostile = false;
  }

  async stop(): Promise<void> {
    this.calm();
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    try {
      const answer = this.hostile ? await this.badly(body, request) : await this.pass(body);
      if (answer === undefined || response.destroyed) return;
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    } catch {
      // The node is not there: neither are we.
      request.socket.destroy();
    }
  }

  /** @returns undefined when the connection was closed instead */
  private async badly(body: string, request: IncomingMessage): Promise<string | undefined> {
    const arrival = ++this.arrivals;
    const { fate, delayMs, takesSecond } = this.draw();
    if (fate === 'dropBefore') return this.drop('droppedBefore', request);
    const first = await this.pass(body);
    if (fate === 'dropAfter') return this.drop('droppedAfter', request);
    if (fate === 'repeat') this.counts.repeated++;
    const answer = fate === 'repeat' ? await this.repeat(body, first, takesSecond) : first;
    if (fate === 'delay') {
      this.counts.delayed++;
      await pause(delayMs);
    }
    if (fate === 'holdBack') await this.holdBack(arrival);
    else this.letGo(arrival);
    if (fate === 'pass') this.counts.passed++;
    return this.shuffledBatch(answer);
  }

  /** All is drawn when the request arrives, so that the faults do not depend on when the node answers. */
  private draw() {
    const roll = this.random.below(100);
    const bounds = Object.entries(PERCENT).map(([fate, percent], index, all) => ({
      fate: fate as keyof typeof PERCENT,
      below: percent + all.slice(0, index).reduce((sum, [, before]) => sum + before, 0),
    }));
    const fate = bounds.find(({ below }) => roll < below)?.fate ?? ('pass' as const);
    return { fate, delayMs: this.random.between(...DELAY_MS), takesSecond: this.random.chance(50) };
  }

  private drop(how: 'droppedBefore' | 'droppedAfter', request: IncomingMessage): undefined {
    this.counts[how]++;
    request.socket.destroy();
    return undefined;
  }

  private async repeat(body: string, first: string, takesSecond: boolean): Promise<string> {
    const second = await this.pass(body);
    return takesSecond ? second : first;
  }

  private async holdBack(arrival: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const held = {
        arrival,
        release: () => {
          this.held.delete(held);
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(held.release, HOLD_MS);
      this.held.add(held);
    });
  }

  /** Answers to earlier requests, held until now, follow the one that overtakes them. */
  private letGo(arrival: number): void {
    for (const held of this.held) {
      if (held.arrival > arrival) continue;
      this.counts.reordered++;
      setImmediate(() => held.release());
    }
  }

  private shuffledBatch(answer: string): string {
    const parsed = JSON.parse(answer) as unknown;
    const answers: unknown[] = Array.isArray(parsed) ? parsed : [];
    if (answers.length < 2) return answer;
    this.counts.reorderedInBatch++;
    const turn = this.random.between(1, answers.length - 1);
    return JSON.stringify([...answers.slice(turn), ...answers.slice(0, turn)]);
  }

  private async pass(body: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(await this.nodeUrl(), { method: 'POST', headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`the node answered ${response.status}`);
    return text;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
