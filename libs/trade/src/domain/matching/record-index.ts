import { append } from './paper-index.js';
import type { RecordPaper } from './trade.js';

/** Records by the numbers that they name. */
export class RecordIndex {
  private readonly byNumber = new Map<string, RecordPaper[]>();

  constructor(records: readonly RecordPaper[]) {
    for (const paper of records) {
      for (const number of paper.record.references) {
        append(this.byNumber, number, paper);
      }
    }
  }

  /** @param numbers in the form in which references compare */
  naming(numbers: Iterable<string>): readonly RecordPaper[] {
    return [...new Set([...numbers].flatMap((number) => this.byNumber.get(number) ?? []))];
  }
}
