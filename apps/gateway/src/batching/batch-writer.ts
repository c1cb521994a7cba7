import type { DiskBuffer, SignedEnvelope } from '../buffer/disk-buffer.js';
import type { FaultLog } from '../fault-log.js';
import type { Timeline } from '../timeline.js';
import { BatchSigner, type Identity } from './batch-signer.js';
import type { WaitingSample } from './waiting-samples.js';

interface Written {
  readonly signed: SignedEnvelope;
  readonly samples: readonly WaitingSample[];
}

/** `waits`: signed, and the disk takes nothing at present; `unsigned`: whoever signs could not, and nothing was done. */
export type WriteResult = 'stored' | 'waits' | 'unsigned' | 'too-large';

/** Signs samples as the next batch and puts it on disk. What is signed and not stored keeps its bytes and is stored first. */
export class BatchWriter {
  private readonly signer: BatchSigner;
  private unstored: Written | undefined;

  constructor(
    identity: Identity,
    private readonly buffer: DiskBuffer,
    private readonly timeline: Timeline,
    private readonly faults: FaultLog,
  ) {
    this.signer = new BatchSigner(identity, buffer, timeline.nowMs());
  }

  get isWaiting(): boolean {
    return this.unstored !== undefined;
  }

  async write(samples: readonly WaitingSample[]): Promise<WriteResult> {
    if (!this.retry()) return 'unsigned';
    const readings = samples.flatMap((sample) => sample.readings);
    try {
      const signed = await this.signer.sign(readings, this.timeline.nowMs());
      this.faults.fine('signing');
      if (!signed) return 'too-large';
      return this.store({ signed, samples }) ? 'stored' : 'waits';
    } catch (error) {
      this.faults.fault('signing', error);
      return 'unsigned';
    }
  }

  /** @returns whether nothing waits for the disk */
  retry(): boolean {
    return !this.unstored || this.store(this.unstored);
  }

  /** From here on as after a start. */
  beginEpoch(): void {
    this.signer.beginEpoch(this.buffer, this.timeline.nowMs());
  }

  private store(written: Written): boolean {
    const { signed, samples } = written;
    try {
      this.buffer.store(
        signed,
        samples.flatMap(({ mark }) => mark ?? []),
      );
    } catch (error) {
      this.faults.fault('the disk buffer', error);
      this.unstored = written;
      return false;
    }
    this.faults.fine('the disk buffer');
    this.unstored = undefined;
    this.signer.took(signed);
    for (const { settle } of samples) settle();
    return true;
  }
}
