import type { BankStatementRecord, RemittanceAdviceRecord } from '../records/trade-record.js';
import type { RecordPaper } from './trade.js';

export function statementsIn(records: readonly RecordPaper[]): readonly RecordPaper<BankStatementRecord>[] {
  return records.filter((paper): paper is RecordPaper<BankStatementRecord> => paper.record.kind === 'bank-statement');
}

export function advicesIn(records: readonly RecordPaper[]): readonly RecordPaper<RemittanceAdviceRecord>[] {
  return records.filter(
    (paper): paper is RecordPaper<RemittanceAdviceRecord> => paper.record.kind === 'remittance-advice',
  );
}

/** The records of goods: those of payments tell of none. */
export function goodsRecordsIn(records: readonly RecordPaper[]): readonly RecordPaper[] {
  return records.filter(({ record }) => 'events' in record);
}
