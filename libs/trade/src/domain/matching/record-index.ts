import { callsOf } from '../records/trade-record.js';
import { append } from './paper-index.js';
import type { RecordPaper } from './trade.js';

/** Records by the numbers that they name, and remittance advices by those that payments call them by. */
export class RecordIndex {
  private readonly byNumber = new Map<string, RecordPaper[]>();
  private readonly byCall = new Map<string, RecordPaper[]>();

  constructor(records: readonly RecordPaper[]) {
    for (const paper of records) {
      for (const number of paper.record.references) {
        append(this.byNumber, number, paper);
      }
      for (const call of callsOf(paper.record)) append(this.byCall, call, paper);
    }
  }

  /** @param numbers in the form in which references compare */
  naming(numbers: Iterable<string>): readonly RecordPaper[] {
    return recordsAt(this.byNumber, numbers);
  }

  /** @param numbers of remittance advices and payment orders, in the same form */
  called(numbers: Iterable<string>): readonly RecordPaper[] {
    return recordsAt(this.byCall, numbers);
  }
}

function recordsAt(index: ReadonlyMap<string, RecordPaper[]>, numbers: Iterable<string>): readonly RecordPaper[] {
  return [...new Set([...numbers].flatMap((number) => index.get(number) ?? []))];
}
