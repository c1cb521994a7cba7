import { createHash } from 'node:crypto';
import type { Clock } from '@tallystick/kernel';
import {
  TAX_BUREAU_OUTCOMES,
  type TaxBureauAnswer,
  type TaxBureauCheck,
  type TaxBureauOutcome,
  type TaxInvoiceQuery,
} from '../domain/einvoice/tax-bureau-check.js';
import { TaxBureauUnavailable } from '../domain/errors.js';

export interface TaxBureauSettings {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
}

/** Far above any answer, far below what would be a burden to keep. */
const ANSWER_CHARACTERS_MAX = 20_000;

/**
 * Asks over HTTP. The bureau's own service is open to licensed parties alone and differs by province, so an operator puts a small service of
 * its provider before it, which takes `TaxInvoiceQuery` as JSON by POST and answers 200 with JSON that has `outcome`; whatever else it says is
 * kept with it.
 */
export class TaxBureauClient implements TaxBureauCheck {
  constructor(
    private readonly settings: TaxBureauSettings,
    private readonly clock: Clock,
  ) {}

  async ask(query: TaxInvoiceQuery): Promise<TaxBureauAnswer> {
    const askedAt = new Date(this.clock.nowMs()).toISOString();
    const content = await this.post(query);
    if (content.length > ANSWER_CHARACTERS_MAX) throw new TaxBureauUnavailable('its answer is too long');
    const outcome = outcomeIn(content);
    if (!outcome) throw new TaxBureauUnavailable('its answer names no outcome');
    const sha256 = createHash('sha256').update(content, 'utf8').digest('hex');
    return { outcome, source: new URL(this.settings.url).host, askedAt, content, sha256 };
  }

  private async post(query: TaxInvoiceQuery): Promise<string> {
    const { url, token, timeoutMs } = this.settings;
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify(query),
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new TaxBureauUnavailable(`status ${response.status}`);
      return await response.text();
    } catch (error) {
      if (error instanceof TaxBureauUnavailable) throw error;
      throw new TaxBureauUnavailable(error instanceof Error ? error.message : String(error));
    }
  }
}

function outcomeIn(content: string): TaxBureauOutcome | undefined {
  try {
    const answer: unknown = JSON.parse(content);
    const said = typeof answer === 'object' && answer !== null && 'outcome' in answer ? answer.outcome : undefined;
    return TAX_BUREAU_OUTCOMES.find((outcome) => outcome === said);
  } catch {
    return undefined;
  }
}
