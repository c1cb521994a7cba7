import type { Check, CheckReport, Finding, Outcome, Verdict } from '@tallystick/trade/papers';
import { currencyOf, Money } from '@tallystick/kernel';
import { withoutControls } from './terminal-safe.js';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  pass: 'PASS: the papers agree',
  review: 'REVIEW: papers are missing, or a person should look',
  fail: 'FAIL: the papers contradict each other or do not add up',
  unreadable: 'UNREADABLE: a paper could not be read',
};
const MARKS: Readonly<Record<Outcome, string>> = { pass: 'ok    ', review: 'review', fail: 'FAIL  ' };

/** The report for a person: each paper, each invoice with its checks, and the verdict last, where the eye ends. */
export function describeReport({ documents, checks, financeable, verdict }: CheckReport): string {
  const lines = ['Papers'];
  for (const { file, kind, number, findings } of documents) {
    lines.push(`  ${file}: ${kind ? `${kind} ${number}` : 'unreadable'}`, ...findings.map(describeFinding));
  }
  for (const [subject, list] of bySubject(checks)) lines.push('', subject, ...list.map(describeCheck));
  if (financeable.length > 0) lines.push('', 'The papers would carry');
  for (const { invoice, currency, amountMinor } of financeable) {
    lines.push(`  invoice ${invoice}: ${Money.ofMinor(BigInt(amountMinor), currencyOf(currency)).toString()}`);
  }
  return [...lines, '', VERDICTS[verdict]].map(withoutControls).join('\n');
}

function describeFinding({ severity, where, message, rule }: Finding): string {
  return `    ${severity}${where ? ` at ${where}` : ''}: ${message} (${rule})`;
}

function describeCheck({ id, outcome, reason }: Check): string {
  return `  ${MARKS[outcome]}  ${id}: ${reason}`;
}

function bySubject(checks: readonly Check[]): ReadonlyMap<string, Check[]> {
  return Map.groupBy(checks, ({ inputs }) =>
    typeof inputs.invoice === 'string' ? `Invoice ${inputs.invoice}` : 'Papers without an invoice',
  );
}
