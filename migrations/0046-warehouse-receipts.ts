import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what receipts are asked for and narrowed. */
const INDEXES = [
  ['warehouse_receipt_submitter', 'warehouse_receipt (submitted_by, record)'],
  ['warehouse_receipt_received_at', 'warehouse_receipt (submitted_by, received_at, record)'],
  ['warehouse_receipt_issued_on', 'warehouse_receipt (submitted_by, issued_on, record)'],
  ['warehouse_receipt_commodity', 'warehouse_receipt (submitted_by, commodity, record)'],
  ['warehouse_receipt_warehouse', 'warehouse_receipt (submitted_by, warehouse, record)'],
  // Whether the same was handed in anew; with the operator's code too, an entry could be longer than PostgreSQL takes.
  ['warehouse_receipt_same', 'warehouse_receipt (submitted_by, number, record)'],
  // Of thousands of bank statements the few records of another kind.
  ['record_kind', 'record (submitted_by, kind, id)'],
] as const;

/** What JavaScript's trim takes off, by which receipts are read. */
const SPACES = String.raw`E' \t\n\x0b\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff'`;
/** The most characters of a value that are read of a record; a longer one counts as none. */
const CHARACTERS_MAX = 500;
/** As a receipt is read: what is no text, or too long a one, is none. Characters beyond U+FFFF count twice there, and are too few here to matter. */
const text = (path: string) => {
  const member = `said #> '{${path}}'`;
  const isText = `jsonb_typeof(${member}) = 'string' AND length(${member} #>> '{}') <= ${CHARACTERS_MAX}`;
  return `CASE WHEN ${isText} THEN btrim(${member} #>> '{}', ${SPACES}) ELSE '' END`;
};
const party = (role: string) =>
  `jsonb_build_object(${['name', 'uscc', 'lei', 'gln'].map((name) => `'${name}', ${text(`${role},${name}`)}`).join(', ')})`;
const code = ['uscc', 'lei', 'gln', 'name']
  .map((name) => `nullif(${text(`warehouseOperator,${name}`)}, '')`)
  .join(', ');

/**
 * The receipts that there are, out of their bytes: each was read once before it was stored, so a day is a day and a quantity a number. What holds U+0000
 * or half of a character, which was taken in once and no column can keep, is left to its bytes.
 */
const STORED = `
  INSERT INTO papers.warehouse_receipt
  SELECT id, submitted_by, number, coalesce(${code}, ''), ${text('issueDate')}::date, ${text('commodity')}, ${text('grade')}, ${text('gtin')},
    ${text('lot')}, ${text('container')}, ${text('quantity')}::numeric, upper(${text('unit')}), ${text('warehouse')}, ${text('slot')},
    ${party('warehouseOperator')}, ${party('holder')}, received_at
  FROM (
    SELECT id, submitted_by, number, received_at, CASE WHEN pg_input_is_valid(json, 'jsonb') THEN json::jsonb END AS said
    FROM papers.record, LATERAL (SELECT ltrim(convert_from(content, 'UTF8'), U&'\\FEFF') AS json) AS read
    WHERE kind = 'warehouse-receipt'
  ) AS record WHERE said IS NOT NULL`;

/** What warehouse receipts say of goods, beside their bytes: what one searches, and adds up. */
export class WarehouseReceipts1700000000046 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE papers.warehouse_receipt (
        record uuid PRIMARY KEY REFERENCES papers.record (id) ON DELETE CASCADE,
        submitted_by bigint NOT NULL REFERENCES papers.organisation (party),
        number text NOT NULL,
        operator_code text NOT NULL,
        issued_on date NOT NULL,
        commodity text NOT NULL,
        grade text NOT NULL,
        gtin text NOT NULL,
        lot text NOT NULL,
        container text NOT NULL,
        quantity numeric NOT NULL CHECK (quantity > 0),
        unit text NOT NULL,
        warehouse text NOT NULL,
        slot text NOT NULL,
        operator jsonb NOT NULL,
        holder jsonb NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now()
      )`);
    await db.query(STORED);
    for (const [name, on] of INDEXES) await db.query(`CREATE INDEX ${name} ON papers.${on}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP INDEX papers.record_kind');
    await db.query('DROP TABLE papers.warehouse_receipt');
  }
}
