import type { AccountReport, BankStatement, StatementEntry } from '../documents/bank-statement.js';
import { canonicalReference } from '../matching/references.js';
import { paymentTokens } from '../payments/payment-tokens.js';
import type { BankStatementRecord } from './trade-record.js';

/** A bank statement as evidence on the trades that its entries name, by reference or by a word of their text. */
export function recordOfStatement(statement: BankStatement): BankStatementRecord {
  const references = new Set(statement.accounts.flatMap(namedOn));
  return { kind: 'bank-statement', number: statement.number.value, references: [...references], statement };
}

function namedOn({ entries }: AccountReport): string[] {
  return entries.flatMap(namedBy).flatMap((name) => [canonicalReference(name), ...paymentTokens(name)]);
}

/** Whole texts are no numbers, their words are. */
function namedBy({ texts, details }: StatementEntry): string[] {
  const words = [...texts, ...details.flatMap((detail) => [...detail.texts, detail.references.endToEndId])];
  const documents = details.flatMap(({ remittances }) =>
    remittances.flatMap((one) => [...one.documents.map(({ number }) => number), one.creditorReference]),
  );
  return [...words.flatMap((text) => text.split(/\s+/u)), ...documents].filter((name) => name !== '');
}
