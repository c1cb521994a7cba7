import { AnswerChecks } from './answer-checks.js';
import type { ApiDocument } from './api-document.js';
import type { Exchange } from './exchange.js';

const TOLD_MAX = 100;

/** An answer of the api was another than its document says. */
export class DocumentUntrue extends Error {
  constructor(faults: readonly string[]) {
    const told = faults.slice(0, TOLD_MAX).join('\n');
    super(`${faults.length} answers differ from the OpenAPI document:\n${told}`);
    this.name = 'DocumentUntrue';
  }
}

/** Holds every answer that it hears to the OpenAPI document; each fault is told once, however often it is met. */
export class DocumentWatch {
  private readonly faults = new Set<string>();
  private checks: AnswerChecks | undefined;
  private readonly early: Exchange[] = [];

  /** What is heard before the document is known waits for it. */
  know(document: ApiDocument): void {
    this.checks = new AnswerChecks(document);
    for (const exchange of this.early.splice(0)) this.hear(exchange);
  }

  hear(exchange: Exchange): void {
    if (!this.checks) {
      this.early.push(exchange);
      return;
    }
    for (const fault of faultsOf(this.checks, exchange)) this.faults.add(fault);
  }

  /** @throws DocumentUntrue */
  end(): void {
    const faults = [...this.faults];
    this.faults.clear();
    if (faults.length > 0) throw new DocumentUntrue(faults);
  }
}

/** What cannot be checked is at fault too: nobody is there who could catch it. */
function faultsOf(checks: AnswerChecks, exchange: Exchange): readonly string[] {
  try {
    return checks.faultsOf(exchange);
  } catch (error) {
    return [`${exchange.method} ${exchange.path} answered ${exchange.status}: cannot be checked: ${String(error)}`];
  }
}
