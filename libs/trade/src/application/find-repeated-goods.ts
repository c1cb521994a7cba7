import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { RepeatedGoodsSeen } from '@tallystick/act-types';
import { DataSource } from 'typeorm';
import type { Side } from '../domain/matching/trade.js';
import type { Document } from '../infra/document.entity.js';
import type { StoredRecord } from '../infra/stored-record.entity.js';
import { IS_ATTESTED } from './find-documents.js';
import { numbersOnTrade } from './find-records.js';

/** Events looked at for one trade's goods at most. */
const EVENTS_MAX = 10_000;

/** Events of the same party on the same units that name another trade, and not this one. */
const ELSEWHERE = `
  SELECT other.unit, other.names FROM papers.recorded_unit own
  JOIN papers.recorded_unit other ON other.submitted_by = own.submitted_by AND other.unit = own.unit AND NOT other.names && $3
  WHERE own.record = ANY ($1) AND own.submitted_by = $2 AND own.names && $3
  LIMIT ${EVENTS_MAX}`;

/** A number in the form in which references compare (`canonicalReference`). */
const REFERENCE = (column: string) => `upper(regexp_replace(normalize(${column}, NFKC), '\\s+', '', 'g'))`;

/** The orders that the party's advices of these numbers are on. */
const advicesNamed = (side: Side) => `
  SELECT ${REFERENCE('document.number')} AS number, document.orders FROM papers.document
  WHERE document.${side} = $1 AND document.kind <> 'invoice' AND ${REFERENCE('document.number')} = ANY ($2)`;

/** The party's attested invoices of these numbers, or on these orders. */
const invoicesNamed = (side: Side) => `
  SELECT document.id, document.orders || ARRAY[${REFERENCE('document.number')}, document.identity ->> 'canonicalNumber'] AS numbers
  FROM papers.document
  WHERE document.${side} = $1 AND document.kind = 'invoice' AND document.id <> $3 AND ${IS_ATTESTED} AND (
    document.orders && $2 OR ${REFERENCE('document.number')} = ANY ($2) OR document.identity ->> 'canonicalNumber' = ANY ($2))`;

interface ElsewhereEvent {
  readonly unit: string;
  readonly names: readonly string[];
}

/** Goods that a side's own records tie to another attested invoice of that side too. Who buys may sell on: that is another side. */
@Injectable()
export class FindRepeatedGoods {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async of(
    invoice: Document,
    papers: readonly Document[],
    records: readonly StoredRecord[],
  ): Promise<readonly RepeatedGoodsSeen[]> {
    const numbers = numbersOnTrade(invoice, papers);
    const seen: RepeatedGoodsSeen[] = [];
    for (const side of ['seller', 'buyer'] as const) {
      const own = records.filter(({ submittedBy }) => submittedBy === invoice[side]).map(({ id }) => id);
      if (own.length === 0) continue;
      const parameters = [own, invoice[side], numbers];
      const events = await this.dataSource.query<ElsewhereEvent[]>(ELSEWHERE, parameters);
      if (events.length > 0) seen.push(...(await this.tied(side, invoice, events)));
    }
    return seen;
  }

  private async tied(
    side: Side,
    invoice: Document,
    events: readonly ElsewhereEvent[],
  ): Promise<readonly RepeatedGoodsSeen[]> {
    const party = invoice[side];
    const names = [...new Set(events.flatMap((event) => event.names))];
    const advices = await this.dataSource.query<{ number: string; orders: string[] }[]>(advicesNamed(side), [
      party,
      names,
    ]);
    const ordersOf = Map.groupBy(advices, ({ number }) => number);
    const meant = (name: string) => [name, ...(ordersOf.get(name) ?? []).flatMap(({ orders }) => orders)];
    const invoices = await this.dataSource.query<{ id: string; numbers: string[] }[]>(invoicesNamed(side), [
      party,
      [...new Set(names.flatMap(meant))],
      invoice.id,
    ]);
    const billed = new Set(invoices.flatMap(({ numbers }) => numbers));
    const isBilled = ({ names: own }: ElsewhereEvent) => own.flatMap(meant).some((name) => billed.has(name));
    const units = new Set(events.filter(isBilled).map(({ unit }) => unit));
    return units.size > 0 ? [{ recorder: side, units: units.size, invoices: invoices.length }] : [];
  }
}
