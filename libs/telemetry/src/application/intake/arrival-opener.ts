import { setImmediate as letOthersRun } from 'node:timers/promises';
import { EnrolledGateways } from './enrolled-gateways.js';
import { openArrival, type Opening } from './open-arrival.js';
import type { OpenedArrival } from './opened-arrival.js';
import type { SiteIntakeSettings } from './site-intake.js';
import type { Arrival } from './arrival.js';

/** Some milliseconds of checking signatures. */
const AT_ONCE = 128;

/** What an arrival turns out to be, wrapped so that waiting for its turn is not waiting for its signature. */
interface Beginning {
  readonly next: OpenedArrival | Promise<OpenedArrival>;
}

interface Unopened {
  readonly arrival: Arrival;
  readonly refuse: (error: Error) => void;
}

/** Opens what arrives, in its order, while what came before is being committed. */
export class ArrivalOpener<T extends Unopened> {
  private readonly gateways: EnrolledGateways;
  private arrived: T[] = [];
  private isRunning = false;

  /**
   * @param attempt runs until it succeeds, or rejects when there is no use any more
   * @param onOpened in the order in which they arrived
   */
  constructor(
    private readonly settings: SiteIntakeSettings,
    private readonly attempt: (work: () => Promise<void>) => Promise<void>,
    private readonly onOpened: (waiting: T, opened: OpenedArrival) => void,
  ) {
    const { pool, lease, receiptSigner, onFault } = settings;
    this.gateways = new EnrolledGateways(pool, lease, receiptSigner.keyId, onFault);
  }

  push(waiting: T): void {
    this.arrived.push(waiting);
    if (!this.isRunning) void this.run();
  }

  load(): Promise<void> {
    return this.gateways.load(this.settings.clock.nowMs());
  }

  private async run(): Promise<void> {
    this.isRunning = true;
    while (this.arrived.length > 0) {
      // What one reading of the connections brought goes together.
      await letOthersRun();
      await this.openSome(this.arrived.splice(0, AT_ONCE));
    }
    this.isRunning = false;
  }

  private async openSome(some: T[]): Promise<void> {
    const { clock, limits } = this.settings;
    try {
      if (this.gateways.isOlderThan(limits.keysMs, clock.nowMs())) await this.attempt(() => this.load());
      const opening: Beginning[] = [];
      for (const { arrival } of some) opening.push(await this.begin(arrival));
      // All at once, so that they are stored together.
      const opened = await Promise.all(opening.map(({ next }) => Promise.resolve(next)));
      for (const known of opened) {
        const waiting = some.shift();
        if (waiting) this.onOpened(waiting, known);
      }
    } catch (error) {
      for (const { refuse } of some) refuse(error as Error);
    }
  }

  /** One that may be new waits until the keys are read again, and the others wait with it: nothing is decoded before its turn. */
  private async begin(arrival: Arrival): Promise<Beginning> {
    const { clock, limits } = this.settings;
    const next = openArrival(arrival, this.opening());
    const mayBeNew = !(next instanceof Promise) && isOfStranger(next);
    if (!mayBeNew || !this.gateways.isOlderThan(limits.unknownKeyMs, clock.nowMs())) return { next };
    await this.attempt(() => this.load());
    return { next: openArrival(arrival, this.opening()) };
  }

  private opening(): Opening {
    const { decode, checkSignature, limits, onFault } = this.settings;
    return { gateways: this.gateways, decode, checkSignature, limits: limits.batch, onFault };
  }
}

/** A gateway, key or dialect that may have been set since the keys were read. */
function isOfStranger(opened: OpenedArrival): boolean {
  if (opened.kind !== 'refused') return false;
  const { reason } = opened;
  return reason === 'key-unknown' || reason === 'gateway-unknown' || reason === 'dialect-differs';
}
