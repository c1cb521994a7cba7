import { Worker } from 'node:worker_threads';
import type { Finding } from '../../domain/finding.js';
import type { RuleFile } from './rule-files.js';

const REASON_CHARACTERS = 200;
/** A paper of the largest size that is read takes some 160. */
const MEMORY_MB = 512;

export interface ThreadOptions {
  /** For one paper, from when its turn comes. */
  readonly timeoutMs: number;
  /** For all that the thread holds, 512 when left out. */
  readonly memoryMb?: number | undefined;
  /** The thread's module; another one where modules are made in another way. */
  readonly entry?: URL | undefined;
}

type Ending = { readonly findings: readonly Finding[] } | { readonly fault: Finding };

/**
 * Rules are the operator's, papers are anybody's: what a rule costs is up to the paper. So they run in a thread that is ended, and made anew
 * for the next paper, when one takes too long or too much. One paper after another, in the order in which they were asked about.
 */
export class SchematronThread {
  private worker: Promise<Worker> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly files: readonly RuleFile[],
    private readonly options: ThreadOptions,
  ) {}

  /** Never longer than the time for a paper, those before it aside: without an answer by then the finding is that there is none. */
  hold(bytes: Uint8Array): Promise<readonly Finding[]> {
    const turn = this.last.then(() => this.take(bytes));
    this.last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    const worker = await this.worker;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async take(bytes: Uint8Array): Promise<readonly Finding[]> {
    const worker = await (this.worker ??= this.start());
    const ending = await this.ending(worker, bytes);
    if ('findings' in ending) return ending.findings;
    await this.close();
    return [ending.fault];
  }

  private ending(worker: Worker, bytes: Uint8Array): Promise<Ending> {
    const { timeoutMs } = this.options;
    return new Promise((resolve) => {
      const end = (ending: Ending) => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', failed).off('exit', left);
        resolve(ending);
      };
      const answered = (findings: readonly Finding[]) => end({ findings });
      const failed = (error: Error) =>
        end(unfinished('schematron-failed', `ended on this paper (${error.message.slice(0, REASON_CHARACTERS)})`));
      const left = () => end(unfinished('schematron-failed', 'ended on this paper without a word'));
      const late = () => end(unfinished('schematron-timeout', `were not done with this paper in ${timeoutMs} ms`));
      const timer = setTimeout(late, timeoutMs);
      worker.on('message', answered).on('error', failed).on('exit', left);
      // A copy: a small buffer is a window on memory that others share, and all of that would be sent.
      worker.postMessage(new Uint8Array(bytes));
    });
  }

  /** Resolves when every expression is ready, so that no paper pays for that. */
  private async start(): Promise<Worker> {
    const worker = new Worker(this.options.entry ?? new URL('./schematron-worker.js', import.meta.url), {
      workerData: this.files,
      // The process may hold keys; whatever runs on papers needs to know none.
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: this.options.memoryMb ?? MEMORY_MB },
    });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', () => resolve());
      // Both stay: a thread that is ended may still report an error, and is not to be asked again.
      worker.on('error', reject);
      worker.once('exit', () => {
        this.worker = undefined;
        reject(new Error('the thread for Schematron rules ended before it was ready'));
      });
    });
    // A thread that waits for papers keeps no process from ending.
    worker.unref();
    return worker;
  }
}

function unfinished(rule: string, how: string): { readonly fault: Finding } {
  const message = `the operator's Schematron rules ${how}: nobody knows whether it follows them`;
  return { fault: { rule, severity: 'error', where: '', message } };
}
