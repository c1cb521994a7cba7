import type { CheckReport } from '../domain/check-papers.js';
import { isOfPayments } from '../domain/records/trade-record.js';

/** A statement or an advice of payments is its holder's own: the report goes to both sides, and tells what the checks count, and nothing else. */
export function withoutPayments(report: CheckReport): CheckReport {
  const documents = report.documents.map((document) => {
    if (!isOfPayments(document.kind)) return document;
    const findings = document.findings.map(({ rule, severity }) => ({ rule, severity, where: '', message: UNTOLD }));
    return { ...document, number: '', findings };
  });
  return { ...report, documents };
}

const UNTOLD = 'in a record of payments, and told to who handed it in alone';
