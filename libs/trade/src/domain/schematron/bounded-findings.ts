import type { Finding, Severity } from '../finding.js';

/** Of one severity. A paper of thousands of wrong lines has as many findings, and nobody reads them; the answer is stored and sent. */
const FINDINGS_MAX = 50;
const MESSAGE_CHARACTERS = 400;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Findings on one paper, as many as a person reads, and how many more there were: errors never give way to what is less. */
export class BoundedFindings {
  private readonly kept: Finding[] = [];
  private readonly counts = new Map<Severity, number>();

  /** @param message called only for what is kept */
  add(finding: Omit<Finding, 'message'>, message: () => string): void {
    const count = (this.counts.get(finding.severity) ?? 0) + 1;
    this.counts.set(finding.severity, count);
    if (count > FINDINGS_MAX) return;
    const text = message().replace(/\s+/g, ' ').trim();
    this.kept.push({ ...finding, message: bounded(text) });
  }

  all(): readonly Finding[] {
    const more = SEVERITIES.flatMap((severity) => {
      const left = (this.counts.get(severity) ?? 0) - FINDINGS_MAX;
      const message = `${left} more of the severity ${severity} are not listed`;
      return left > 0 ? [{ rule: 'schematron-more', severity, where: '', message }] : [];
    });
    return [...this.kept, ...more];
  }
}

function bounded(text: string): string {
  return text.length > MESSAGE_CHARACTERS ? `${text.slice(0, MESSAGE_CHARACTERS)}...` : text;
}
