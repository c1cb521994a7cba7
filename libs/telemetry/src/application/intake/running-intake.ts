import { isTransient } from '../../infra/intake/is-transient.js';
import type { Arrival, Settlement } from './arrival.js';
import { Admission } from './admission.js';
import { ArrivalOpener } from './arrival-opener.js';
import { ArrivalNotStored, IntakeClosed, LeaseLost } from './intake-errors.js';
import { type Ready, ReadyWork } from './ready-work.js';
import { Retrying } from './retrying.js';
import type { SentReceipt, SiteIntake, SiteIntakeSettings } from './site-intake.js';
import { SiteStore } from './site-store.js';
import type { Stored, Work } from './store-together.js';
import { type Settling, Unsettled } from './unsettled.js';

interface Waiting extends Settling<Settlement> {
  readonly arrival: Arrival;
}

/**
 * Opens what arrives, and stores what has been opened, as much at once as has come meanwhile. What fails for a reason that passes is tried again as it
 * is; what fails otherwise is tried in halves, until the one that cannot be stored is alone and is refused.
 */
export class RunningIntake implements SiteIntake {
  readonly site: string;
  private readonly store: SiteStore;
  private readonly opener: ArrivalOpener<Waiting>;
  private readonly admission: Admission;
  private readonly unsettled = new Unsettled<Settlement>();
  private readonly ready: ReadyWork;
  private storing = Promise.resolve();
  private isStoring = false;
  private ended: Error | undefined;
  private isClosing = false;
  private ticking: Promise<void> | undefined;
  private readonly retrying: Retrying;

  constructor(private readonly settings: SiteIntakeSettings) {
    this.site = settings.lease.site;
    this.ready = new ReadyWork(settings.limits);
    const { limits, onFault } = settings;
    this.retrying = new Retrying({ limits, onFault, findEnd: () => this.findEnd() });
    const attempt = (work: () => Promise<void>) => this.retrying.untilDone(work);
    this.store = new SiteStore(settings, attempt);
    this.admission = new Admission(settings.limits);
    this.opener = new ArrivalOpener<Waiting>(settings, attempt, ({ arrival, ...settling }, opened) =>
      this.enqueue({ work: { kind: 'arrival', arrival, opened }, bytes: arrival.bytes.length, ...settling }),
    );
  }

  /** @throws LeaseLost, or what the database throws */
  async open(): Promise<void> {
    await this.store.load();
    await this.store.ensureAhead();
    await this.opener.load();
  }

  get queued() {
    const { messages, bytes } = this.admission;
    return { messages, bytes };
  }

  async take(arrival: Arrival): Promise<Settlement> {
    this.requireOpen();
    const bytes = arrival.bytes.length;
    // Without a pause where there is room, so that what is taken in one turn is settled though closing comes in the next.
    const entering = this.admission.enter(bytes);
    if (entering) await entering;
    try {
      if (this.ended) throw this.ended;
      return await this.unsettled.begin((settling) => this.opener.push({ arrival, ...settling }));
    } finally {
      this.admission.leave(bytes);
    }
  }

  tick(nowMs: number): Promise<void> {
    // One at a time: when the database is slow, the times between are of no use.
    this.ticking ??= this.tickOnce(nowMs).finally(() => (this.ticking = undefined));
    return this.ticking;
  }

  private async tickOnce(nowMs: number): Promise<void> {
    this.requireOpen();
    await this.unsettled.begin((settling) => this.enqueue({ work: { kind: 'tick', nowMs }, bytes: 0, ...settling }));
  }

  connected(gateway: string, connectedAtMs: number): void {
    const { connections } = this.store;
    connections.set(gateway, Math.max(connectedAtMs, connections.get(gateway) ?? connectedAtMs));
  }

  receiptsToSend(): ReadonlyMap<string, Uint8Array> {
    return this.store.receipts;
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.admission.close(new IntakeClosed(this.site));
    await this.unsettled.whenEmpty();
    await this.storing;
    this.ended ??= new IntakeClosed(this.site);
  }

  private requireOpen(): void {
    const end = this.findEnd();
    if (end) throw end;
  }

  private findEnd(): Error | undefined {
    return this.ended ?? (this.isClosing ? new IntakeClosed(this.site) : undefined);
  }

  private enqueue(ready: Ready): void {
    this.ready.push(ready);
    if (this.isStoring) return;
    this.isStoring = true;
    this.storing = this.storeAll();
  }

  private async storeAll(): Promise<void> {
    // Whoever is ready in this turn of the loop goes along.
    await Promise.resolve();
    while (!this.ready.isEmpty && !this.ended) await this.storeOnce(this.ready.next());
    this.ready.clear();
    this.isStoring = false;
  }

  private async storeOnce(some: readonly Ready[]): Promise<void> {
    try {
      const stored = await this.storeOrUndo(some);
      if (stored) this.tell(some, stored);
    } catch (error) {
      this.end(error);
    }
  }

  /** @throws what ends this intake */
  private async storeOrUndo(some: readonly Ready[]): Promise<Stored | undefined> {
    let stored: Stored;
    try {
      stored = await this.store.store(some.map(({ work }) => work));
    } catch (error) {
      await this.afterFailure(some, error);
      return undefined;
    }
    this.settings.watch.committed();
    this.ready.grow();
    this.retrying.succeeded();
    return stored;
  }

  private tell(some: readonly Ready[], { settlements, receipts }: Stored): void {
    for (const receipt of receipts) this.send(receipt);
    for (const [at, { settle, refuse }] of some.entries()) {
      const settlement = settlements[at];
      if (typeof settlement === 'string') settle(settlement);
      else if (settlement) refuse(settlement);
    }
  }

  private send(receipt: SentReceipt): void {
    try {
      this.settings.onReceipt(receipt);
    } catch (error) {
      this.settings.onFault(error);
    }
  }

  /** @throws what ends this intake */
  private async afterFailure(some: readonly Ready[], error: unknown): Promise<void> {
    this.settings.watch.rolledBack();
    if (error instanceof LeaseLost || error instanceof IntakeClosed) throw error;
    this.settings.onFault(error);
    if (isTransient(error)) {
      this.ready.giveBack(some);
      await this.retrying.pause();
    } else if (some.length > 1) {
      this.ready.giveBackInHalves(some);
    } else {
      for (const { work, refuse } of some) refuse(new ArrivalNotStored(nameOf(work), error));
    }
    await this.retrying.untilDone(() => this.store.load());
  }

  private end(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error('the intake ended', { cause: reason });
    this.ended ??= error;
    this.admission.close(error);
    this.unsettled.refuseAll(error);
    if (error instanceof IntakeClosed) return;
    this.settings.onFault(error);
    this.settings.onLeaseLost();
  }
}

const nameOf = (work: Work) => (work.kind === 'tick' ? 'the timer' : work.arrival.gateway);
