import { DEFAULT_BATCH_LIMITS } from '@tallystick/telemetry';
import type { Sample } from '../sample.js';

export interface WaitingSample extends Sample {
  readonly settle: () => void;
}

/** Samples that are not signed yet, in the order in which they came. */
export class WaitingSamples {
  private samples: WaitingSample[] = [];
  private readings = 0;

  get size(): number {
    return this.readings;
  }

  get isEmpty(): boolean {
    return this.samples.length === 0;
  }

  push(sample: WaitingSample): void {
    this.samples.push(sample);
    this.readings += sample.readings.length;
  }

  /** Back to the front. */
  unshift(samples: readonly WaitingSample[]): void {
    this.samples = [...samples, ...this.samples];
    this.readings += countOf(samples);
  }

  /** Whole samples until there are so many readings; never more than a batch may hold. */
  take(readings: number): readonly WaitingSample[] {
    let count = 0;
    let taken = 0;
    for (const { readings: more } of this.samples) {
      if (count >= readings || (taken > 0 && count + more.length > DEFAULT_BATCH_LIMITS.maxReadings)) break;
      count += more.length;
      taken += 1;
    }
    this.readings -= count;
    return this.samples.splice(0, taken);
  }

  drain(): readonly WaitingSample[] {
    this.readings = 0;
    return this.samples.splice(0);
  }
}

const countOf = (samples: readonly WaitingSample[]): number =>
  samples.reduce((count, { readings }) => count + readings.length, 0);
