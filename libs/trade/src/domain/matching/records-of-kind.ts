import type { BankStatementRecord } from '../records/trade-record.js';
import type { RecordPaper } from './trade.js';

export function statementsIn(records: readonly RecordPaper[]): readonly RecordPaper<BankStatementRecord>[] {
  return records.filter((paper): paper is RecordPaper<BankStatementRecord> => paper.record.kind === 'bank-statement');
}

/** The records of goods: a bank statement tells of none. */
export function goodsRecordsIn(records: readonly RecordPaper[]): readonly RecordPaper[] {
  return records.filter(({ record }) => record.kind !== 'bank-statement');
}
