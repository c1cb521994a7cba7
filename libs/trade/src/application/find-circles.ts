import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CircleSeen } from '@tallystick/act-types';
import { addDays, parseCalendarDate } from '@tallystick/kernel';
import { DataSource } from 'typeorm';
import { circleSeen } from '../domain/circles/circle-seen.js';
import { TRADE_RULES, type TradeRules } from '../domain/rules/trade-rules.js';
import { circlesThrough, type Sale, SaleGraph } from '../domain/circles/find-circles.js';
import type { Document } from '../infra/document.entity.js';
import { IS_ATTESTED } from './find-documents.js';

/** Sales that are loaded at most: who sells more than that at one price has no circle that a person could follow. */
const SALES_MAX = 5_000;
/** As many as a report shows and a verifier takes. */
const CIRCLES_MAX = 10;

const SALES_OF = `
  SELECT document.id, document.seller::text AS seller, document.buyer::text AS buyer, document.identity ->> 'issueDate' AS date,
    document.identity ->> 'currency' AS currency, document.identity ->> 'amountMinor' AS "amountMinor"
  FROM papers.document
  WHERE document.kind = 'invoice' AND document.seller = ANY ($1) AND document.identity ->> 'issueDate' BETWEEN $2 AND $3
    AND document.identity ->> 'currency' = $4 AND (document.identity ->> 'amountMinor')::numeric BETWEEN $5 AND $6 AND ${IS_ATTESTED}
  LIMIT $7`;

interface SaleRow extends Omit<Sale, 'date' | 'amountMinor'> {
  readonly date: string;
  readonly amountMinor: string;
}

/** The circles that an invoice closes with those that were attested, whoever's they are: what is told of them names nobody. */
@Injectable()
export class FindCircles {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(TRADE_RULES) private readonly rules: TradeRules,
  ) {}

  async of({ id, seller, buyer, identity }: Document): Promise<readonly CircleSeen[]> {
    const amountMinor = BigInt(identity?.amountMinor ?? '0');
    if (!identity || amountMinor <= 0n) return [];
    const { currency, issueDate } = identity;
    const sale: Sale = { id, seller, buyer, date: parseCalendarDate(issueDate), currency, amountMinor };
    const others = await this.reachable(sale);
    const { circles } = circlesThrough(sale, new SaleGraph([sale, ...others]), this.rules.circles);
    return circles.slice(0, CIRCLES_MAX).map(circleSeen);
  }

  /** Step by step from the buyer on, and only what could be a step: as dear, and within the window. */
  private async reachable({ id, seller, buyer, date, currency, amountMinor }: Sale): Promise<Sale[]> {
    const { keptPercent, windowDays, stepsMax } = this.rules.circles;
    const days = [addDays(date, -windowDays), addDays(date, windowDays)];
    const amounts = [(amountMinor * keptPercent) / 100n, (amountMinor * 100n) / keptPercent + 1n].map(String);
    const found = new Map<string, Sale>();
    const asked = new Set([seller]);
    let next = [buyer];
    for (let step = 1; step < stepsMax && next.length > 0 && found.size < SALES_MAX; step += 1) {
      const parameters = [next, ...days, currency, ...amounts, SALES_MAX - found.size];
      const rows = await this.dataSource.query<SaleRow[]>(SALES_OF, parameters);
      for (const party of next) asked.add(party);
      for (const row of rows.filter((one) => one.id !== id))
        found.set(row.id, { ...row, date: parseCalendarDate(row.date), amountMinor: BigInt(row.amountMinor) });
      next = [...new Set(rows.map((row) => row.buyer))].filter((party) => !asked.has(party));
    }
    return [...found.values()];
  }
}
