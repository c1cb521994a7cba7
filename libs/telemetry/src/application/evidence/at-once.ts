import { BundlesBusy } from '../../domain/evidence/export-errors.js';

/** Lets so many at work and refuses the others: a file of evidence takes its size in memory several times over. */
export class AtOnce {
  private working = 0;

  constructor(private readonly limit: number) {}

  /** @throws BundlesBusy */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.working >= this.limit) throw new BundlesBusy(this.limit);
    this.working += 1;
    try {
      return await work();
    } finally {
      this.working -= 1;
    }
  }
}
