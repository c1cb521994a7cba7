import { DataSource } from 'typeorm';
import { Installation } from '../installation.js';
import { FindLikeInvoices } from '../../libs/trade/src/application/find-like-invoices.js';
import { DEFAULT_TRADE_RULES } from '../../libs/trade/src/domain/rules/trade-rules.js';
import { Document } from '../../libs/trade/src/infra/document.entity.js';
import { Verification } from '../../libs/trade/src/infra/verification.entity.js';

export interface DuplicatePoint {
  readonly stored: number;
  /** Milliseconds a search, a mean. */
  readonly msPerSearch: number;
}

const SEARCHES = 50;
const PAIRS = 100;
/** Rows that one statement writes. */
const ROWS_AT_ONCE = 100_000;

/** Attested invoices of a hundred pairs, thirty a day between each two; searched for is the like of one in the middle. */
export async function measureDuplicates(
  sizes: readonly number[],
  say: (line: string) => void,
): Promise<DuplicatePoint[]> {
  const installation = await Installation.start();
  const database = new DataSource({
    type: 'postgres',
    url: await installation.databaseUrl(),
    entities: [Document, Verification],
  });
  await database.initialize();
  try {
    await database.query(
      `INSERT INTO papers.organisation (name, uscc, roles) SELECT 'bench ' || n, 'BENCH' || n, '{}' FROM generate_series(0, $1::int) n`,
      [PAIRS],
    );
    const points: DuplicatePoint[] = [];
    let stored = 0;
    for (const size of sizes) {
      for (; stored < size; stored = Math.min(size, stored + ROWS_AT_ONCE))
        await store(database, stored, Math.min(size, stored + ROWS_AT_ONCE));
      await database.query('ANALYZE papers.document, papers.verification');
      points.push({ stored: size, msPerSearch: await search(database, size) });
      say(`  ${JSON.stringify(points.at(-1))}`);
    }
    return points;
  } finally {
    await database.destroy();
    await installation.dispose();
  }
}

async function store(database: DataSource, from: number, to: number): Promise<void> {
  await database.query(
    `INSERT INTO papers.document (sha256, kind, number, seller, buyer, orders, identity, content, findings, submitted_by)
     SELECT 'bench-' || n, 'invoice', n::text, seller.party, buyer.party, '{}', jsonb_build_object(
       'sha256', 'bench-' || n, 'canonicalNumber', n::text, 'seller', 'a', 'buyer', 'b', 'currency', 'CNY',
       'amountMinor', (1000000 + (n::bigint * 7919) % 5000000)::text, 'issueDate', (date '2000-01-01' + n / ($3 * 30))::text, 'orderLines', '[]'::jsonb
     ), '', '[]', seller.party
     FROM generate_series($1::int, $2::int - 1) n
     JOIN papers.organisation seller ON seller.uscc = 'BENCH0'
     JOIN papers.organisation buyer ON buyer.uscc = 'BENCH' || (1 + n % $3::int)`,
    [from, to, PAIRS],
  );
  await database.query(
    `INSERT INTO papers.verification (invoice, seller, buyer, verdict, documents, checks, financeable, attestation, requested_by)
     SELECT id, seller, buyer, 'pass', '[]', '[]', '[]', '{}', seller FROM papers.document
     WHERE number::int >= $1 AND number::int < $2 AND sha256 LIKE 'bench-%'`,
    [from, to],
  );
}

async function search(database: DataSource, size: number): Promise<number> {
  const finding = new FindLikeInvoices(database, DEFAULT_TRADE_RULES);
  const step = Math.max(1, Math.floor(size / SEARCHES));
  const numbers = Array.from({ length: SEARCHES }, (_, index) => `bench-${(index * step) % size}`);
  const invoices = await database
    .createQueryBuilder(Document, 'document')
    .where('document.sha256 = ANY (:numbers)', { numbers })
    .getMany();
  for (const invoice of invoices) await finding.run(invoice);
  const startedMs = performance.now();
  for (const invoice of invoices) await finding.run(invoice);
  return Math.round(((performance.now() - startedMs) / invoices.length) * 100) / 100;
}
