import type { AccountReport, BankStatement, StatementEntry } from '../documents/bank-statement.js';
import { namesOfInvoice } from '../matching/paper-index.js';
import { canonicalReference } from '../matching/references.js';
import { paymentTokens } from '../payments/payment-tokens.js';
import type { BankStatementRecord } from './trade-record.js';

/** A bank statement as evidence on the trades that its entries name, by reference or by a word of their text. */
export function recordOfStatement(statement: BankStatement): BankStatementRecord {
  const references = new Set(statement.accounts.flatMap(namedOn));
  return { kind: 'bank-statement', number: statement.number.value, references: [...references], statement };
}

function namedOn({ entries }: AccountReport): string[] {
  const words = entries.flatMap(textsOf).flatMap((text) => text.split(/\s+/u));
  const inText = words.flatMap((word) => [canonicalReference(word), ...paymentTokens(word)]);
  const inFields = entries.flatMap(documentsOf).flatMap(namesOfInvoice);
  return [...inText, ...inFields].filter((name) => name !== '');
}

/** Whole texts are no numbers, their words are. */
function textsOf({ texts, details }: StatementEntry): string[] {
  const inDetails = details.flatMap(({ texts: own, references, remittances, remittanceIds }) => [
    ...[...own, references.endToEndId, ...remittanceIds],
    ...remittances.map(({ creditorReference }) => creditorReference),
  ]);
  return [...texts, ...inDetails];
}

function documentsOf({ details }: StatementEntry): string[] {
  return details.flatMap(({ remittances }) =>
    remittances.flatMap(({ documents }) => documents.map(({ number }) => number)),
  );
}
