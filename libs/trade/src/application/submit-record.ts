import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Principal } from '@tallystick/platform';
import { DataSource } from 'typeorm';
import { unitsIn } from '../domain/elsewhere/recorded-units.js';
import { PaperUnreadable, RecordIsPaper, RecordNamesNoTrade } from '../domain/errors.js';
import { callsOf, isOfPayments } from '../domain/records/trade-record.js';
import { holdPayments } from '../infra/signed-caps.js';
import { storeReceipt } from '../infra/store-receipt.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import type { XmlLimits } from '../domain/xml/xml-limits.js';
import { PAPER_LIMITS } from '../papers/paper-limits.js';
import { submitPaper } from '../papers/submit-paper.js';
import { queuePaidInvoices } from './queue-reverification.js';
import type { Settle } from './submit-document.js';

/** As JSON, for a record may name thousands. */
const STORE_UNITS = `
  INSERT INTO papers.recorded_unit (record, submitted_by, unit, names)
  SELECT $1, $2, unit, ARRAY(SELECT jsonb_array_elements_text(names)) FROM jsonb_to_recordset($3::jsonb) AS named (unit text, names jsonb)`;

/** Takes in a record. The same bytes again from the same party are the same record; another party's copy is its own. */
@Injectable()
export class SubmitRecord {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(PAPER_LIMITS) private readonly limits: XmlLimits,
  ) {}

  /** @returns its id. Throws when it cannot be read, is a trade document, or names no trade. */
  async run(
    content: Buffer,
    { party: submittedBy }: Pick<Principal, 'party'>,
    settle: Settle = () => undefined,
  ): Promise<string> {
    const { sha256, document, record, findings } = submitPaper('', content, { limits: this.limits });
    if (document) throw new RecordIsPaper(document.kind);
    if (!record) throw new PaperUnreadable(findings);
    const { kind, number, references } = record;
    if (references.length === 0) throw new RecordNamesNoTrade();
    const calledBy = [...callsOf(record)];
    const row = { sha256, kind, number, references: [...references], calledBy, content, findings, submittedBy };
    const isPayment = isOfPayments(kind);
    return this.dataSource.transaction(async (manager) => {
      if (isPayment) await holdPayments(manager, submittedBy);
      const inserted = await manager
        .createQueryBuilder()
        .insert()
        .into(StoredRecord)
        .values(row)
        .orIgnore()
        .returning('id')
        .execute();
      const [first] = inserted.raw as { id: string }[];
      const id = first?.id ?? (await manager.findOneByOrFail(StoredRecord, { sha256, submittedBy })).id;
      await settle(manager, { id, isNew: first !== undefined });
      if (!first) return id;
      await manager.query(STORE_UNITS, [first.id, submittedBy, JSON.stringify(unitsIn(record))]);
      if (record.kind === 'warehouse-receipt') await storeReceipt(manager, { record: first.id, submittedBy }, record);
      // What was paid can be financed no more: the caps of attested invoices come down by themselves.
      if (isPayment) await queuePaidInvoices(manager, submittedBy, references);
      return first.id;
    });
  }
}
