import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { FindOrganisations } from '@tallystick/parties';
import { type ListRequest, type Page, type Principal, readList } from '@tallystick/platform';
import { DataSource, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { RecordNotFound } from '../domain/errors.js';
import type { Severity } from '../domain/finding.js';
import type { ReceiptParty } from '../domain/records/trade-record.js';
import { StoredReceipt } from '../infra/stored-receipt.entity.js';
import { RECEIPT_LIST } from './lists.js';
import { WAREHOUSE_RECEIPTS } from './who-sees-what.js';

/** A receipt, and what is known of it beside what it says. */
export interface SeenReceipt {
  readonly receipt: StoredReceipt;
  /** The same operator's receipt of the same number, handed in later by the same party, says what counts now. */
  readonly isReplaced: boolean;
  readonly worst: Severity | 'none';
  /** Party numbers by the codes by which receipts name organisations. */
  readonly parties: ReadonlyMap<string, string>;
}

/** What lies at one warehouse by receipts that are alike in commodity, grade and unit. */
export interface ReceiptedTotal {
  readonly operator: ReceiptParty;
  readonly operatorParty: string | undefined;
  readonly warehouse: string;
  readonly commodity: string;
  readonly grade: string;
  readonly unit: string;
  /** Exact decimal digits. */
  readonly quantity: string;
  readonly receipts: number;
}

/** Sums that are told at most; what is past them is found in the list. */
export const TOTALS_MAX = 200;

/** In words of a query whose rows are called `receipt`. */
const REPLACED = `EXISTS (SELECT 1 FROM papers.warehouse_receipt newer WHERE newer.submitted_by = receipt.submitted_by
  AND newer.operator_code = receipt.operator_code AND newer.number = receipt.number AND newer.record > receipt.record)`;

const BESIDE = `
  SELECT receipt.record::text AS record, ${REPLACED} AS "isReplaced", papers.worst_finding(record.findings) AS worst
  FROM papers.warehouse_receipt receipt JOIN papers.record ON record.id = receipt.record WHERE receipt.record = ANY ($1)`;

const PARTS = ['operatorCode', 'warehouse', 'commodity', 'grade', 'unit'] as const;

type Beside = Pick<SeenReceipt, 'isReplaced' | 'worst'> & { readonly record: string };
type TotalRow = Omit<ReceiptedTotal, 'operatorParty'>;

/** The warehouse receipts that a party handed in; nobody else sees them. */
@Injectable()
export class FindReceipts {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly organisations: FindOrganisations,
  ) {}

  /** @throws RecordNotFound */
  async byId(id: string, caller: Principal): Promise<SeenReceipt> {
    const query = WAREHOUSE_RECEIPTS.seenBy(caller, this.dataSource.manager).andWhere('receipt.record = :id', { id });
    const receipt = await query.getOne();
    const [seen] = await this.seen(receipt ? [receipt] : []);
    if (!seen) throw new RecordNotFound();
    return seen;
  }

  /** Newest first. @throws CursorInvalid */
  async page(request: ListRequest, caller: Principal): Promise<Page<SeenReceipt>> {
    const { items, ...more } = await readList(
      WAREHOUSE_RECEIPTS.seenBy(caller, this.dataSource.manager),
      RECEIPT_LIST,
      request,
    );
    return { ...more, items: await this.seen(items) };
  }

  /**
   * What receipts say, added up where commodity, grade, unit, operator and warehouse are one; never what differs in unit. Of a receipt that was handed
   * in anew the newest counts. The most of a unit first.
   *
   * @returns up to `TOTALS_MAX` and one
   */
  async totals(caller: Principal): Promise<ReceiptedTotal[]> {
    const query = WAREHOUSE_RECEIPTS.seenBy(caller, this.dataSource.manager).andWhere(`NOT ${REPLACED}`);
    const rows = await addedUp(query).getRawMany<TotalRow>();
    const parties = await this.partiesOf(rows.map(({ operator }) => operator));
    return rows.map((row) => ({ ...row, operatorParty: partyIn(parties, row.operator) }));
  }

  private async seen(receipts: readonly StoredReceipt[]): Promise<SeenReceipt[]> {
    if (receipts.length === 0) return [];
    const rows = await this.dataSource.query<Beside[]>(BESIDE, [receipts.map(({ record }) => record)]);
    const beside = new Map(rows.map((row) => [row.record, row]));
    const parties = await this.partiesOf(receipts.flatMap(({ operator, holder }) => [operator, holder]));
    return receipts.flatMap((receipt) => {
      const known = beside.get(receipt.record);
      return known ? [{ receipt, isReplaced: known.isReplaced, worst: known.worst, parties }] : [];
    });
  }

  private partiesOf(named: readonly ReceiptParty[]): Promise<ReadonlyMap<string, string>> {
    return this.organisations.partiesByCodes(named.flatMap(({ uscc, lei }) => [uscc, lei]));
  }
}

function addedUp<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
  query.select('min(receipt.operator::text)::jsonb', 'operator');
  for (const part of PARTS) {
    query.addSelect(`receipt.${part}`, part).addGroupBy(`receipt.${part}`);
  }
  query.addSelect('sum(receipt.quantity)::text', 'quantity').addSelect('count(*)::int', 'receipts');
  query.orderBy('receipt.unit').addOrderBy('sum(receipt.quantity)', 'DESC');
  for (const part of PARTS) query.addOrderBy(`receipt.${part}`);
  return query.limit(TOTALS_MAX + 1);
}

/** Whom a receipt means, by its registered codes. */
export const partyIn = (parties: ReadonlyMap<string, string>, { uscc, lei }: ReceiptParty): string | undefined =>
  parties.get(uscc) ?? parties.get(lei);
