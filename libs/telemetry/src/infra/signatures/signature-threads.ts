import type { CheckSignature } from '../../domain/cose/open-envelope.js';
import { type PendingCheck, SignatureThread } from './signature-thread.js';

/** Some two milliseconds of one thread. */
const MAX_GROUP = 32;

export interface SignatureThreadsSettings {
  readonly threads: number;
  /** What went wrong with a thread: checking goes on. */
  readonly onFault: (error: unknown) => void;
  /** The threads' module; another one where modules are made in another way. */
  readonly entry?: URL | undefined;
}

/** Checks signatures on threads of its own, those of one turn of the loop together, so that the thread that asks is free for all else. */
export class SignatureThreads {
  private readonly threads: readonly SignatureThread[];
  private waiting: PendingCheck[] = [];
  private isHandingOut = false;

  constructor({ threads, onFault, entry }: SignatureThreadsSettings) {
    const settings = {
      entry: entry ?? new URL('./signature-worker.js', import.meta.url),
      onRoom: () => this.handOut(),
      onFault,
    };
    this.threads = Array.from({ length: threads }, () => new SignatureThread(settings));
  }

  readonly check: CheckSignature = ({ algorithm, publicKey }, message, signature) =>
    new Promise((resolve, reject) => {
      this.waiting.push({ algorithm, publicKey, message, signature, resolve, reject });
      if (this.isHandingOut) return;
      this.isHandingOut = true;
      // After all who ask in this turn.
      setImmediate(() => {
        this.isHandingOut = false;
        this.handOut();
      });
    });

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private handOut(): void {
    while (this.waiting.length > 0) {
      const thread = this.threads.reduce((one, other) => (other.room > one.room ? other : one));
      if (thread.room === 0) return;
      const share = Math.ceil(this.waiting.length / this.threads.length);
      thread.give(this.waiting.splice(0, Math.min(share, MAX_GROUP)));
    }
  }
}
