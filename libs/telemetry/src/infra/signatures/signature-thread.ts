import { Worker } from 'node:worker_threads';
import { isFitting } from './check-signatures.js';
import { packChecks, type SignatureCheck } from './packed-checks.js';

export interface PendingCheck extends SignatureCheck {
  readonly resolve: (isFitting: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/** With one in work and one behind it the thread does not wait for the thread that asks. */
const GROUPS_IN_FLIGHT = 2;

export interface SignatureThreadSettings {
  readonly entry: URL;
  /** There is room for another group. */
  readonly onRoom: () => void;
  /** For the log. */
  readonly onFault: (error: unknown) => void;
}

/** One thread and what it was given, in order. One that ends is made anew for the next; what it leaves is checked where it was asked for. */
export class SignatureThread {
  private worker: Worker | undefined;
  private inFlight: (readonly PendingCheck[])[] = [];

  constructor(private readonly settings: SignatureThreadSettings) {}

  get room(): number {
    return GROUPS_IN_FLIGHT - this.inFlight.length;
  }

  give(group: readonly PendingCheck[]): void {
    this.inFlight.push(group);
    const packed = packChecks(group);
    (this.worker ??= this.start()).postMessage(packed, [packed.buffer]);
  }

  /** What it was given is checked all the same. */
  async close(): Promise<void> {
    const worker = this.worker;
    this.left(worker);
    await worker?.terminate();
  }

  private start(): Worker {
    // The process may hold keys; a thread that checks needs to know none.
    const worker = new Worker(this.settings.entry, { env: {} });
    worker.on('message', (answer: Uint8Array | boolean) => {
      if (typeof answer !== 'boolean') this.answered(answer);
      else if (!answer) this.settings.onFault(new Error(WITHOUT_LIBSODIUM));
    });
    worker.on('error', (error) => this.settings.onFault(error));
    worker.on('exit', () => this.left(worker));
    worker.unref();
    return worker;
  }

  private answered(answers: Uint8Array): void {
    const group = this.inFlight.shift() ?? [];
    for (const [at, { resolve }] of group.entries()) resolve(answers[at] === 1);
    this.settings.onRoom();
  }

  private left(worker: Worker | undefined): void {
    if (worker === undefined || this.worker !== worker) return;
    this.worker = undefined;
    const unanswered = this.inFlight.flat();
    this.inFlight = [];
    for (const check of unanswered) checkHere(check);
    this.settings.onRoom();
  }
}

const WITHOUT_LIBSODIUM =
  'libsodium has no build for this machine: signatures are checked by OpenSSL, which takes twice as long';

function checkHere(check: PendingCheck): void {
  try {
    check.resolve(isFitting(check));
  } catch (error) {
    check.reject(error);
  }
}
