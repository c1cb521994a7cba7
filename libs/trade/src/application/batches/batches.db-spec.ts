import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@tallystick/kernel';
import { FindOrganisations } from '@tallystick/parties';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { Organisation } from '../../../../parties/src/infra/organisation.entity.js';
import {
  BatchFileDiffers,
  BatchFileTooLarge,
  BatchHashOfTwo,
  BatchNamesTwice,
  BatchNotFound,
  BatchTooLarge,
  NotOfThisBatch,
  TooManyBatches,
} from '../../domain/batches/batch-errors.js';
import { TaxBureauUnavailable } from '../../domain/errors.js';
import { DEFAULT_XML_LIMITS } from '../../domain/xml/xml-limits.js';
import { BatchFile } from '../../infra/batches/batch-file.entity.js';
import { DocumentBatch } from '../../infra/batches/document-batch.entity.js';
import { Document } from '../../infra/document.entity.js';
import { StoredRecord } from '../../infra/stored-record.entity.js';
import { writeOrder } from '../../papers/write-papers.js';
import { aTrade, BUYER, SELLER, STRANGER } from '../../testing/a-trade.js';
import { anEvent, writeEvents } from '../../testing/an-event-record.js';
import { AskTaxBureau } from '../ask-tax-bureau.js';
import { type Settle, SubmitDocument } from '../submit-document.js';
import { SubmitRecord } from '../submit-record.js';
import type { BatchLimits } from './batch-limits.js';
import { FindBatches } from './find-batches.js';
import { OpenBatch } from './open-batch.js';
import { ReceiveBatchFile } from './receive-batch-file.js';
import { RemoveBatch } from './remove-batch.js';
import { SweepBatches } from './sweep-batches.js';
import { TakeInFiles } from './take-in-files.js';

const LIMITS: BatchLimits = {
  ...{ filesMax: 50, bytesMax: 5_000_000, openMax: 1_000, openHours: 2, keptDays: 1 },
  ...{ atOnce: 4, attemptsMax: 2, pollMs: 1_000 },
};
const HOUR_MS = 3_600_000;
const PAGE = { limit: 200 };

let database: TestDatabase;
let seller: Principal;
let buyer: Principal;
let batches: FindBatches;
let receiving: ReceiveBatchFile;
let documents: SubmitDocument;
let records: SubmitRecord;
let serial = 0;

const order = () => writeOrder(aTrade({ order: { number: `PO-B-${(serial += 1)}`, date: '2026-08-03' } }));
const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const fileOf = (content: string, name = `f-${(serial += 1)}.xml`) => ({
  ...{ name, sha256: sha256(content), bytes: Buffer.byteLength(content) },
});

const opening = (changes: Partial<BatchLimits> = {}) =>
  new OpenBatch(database.dataSource, DEFAULT_XML_LIMITS, { ...LIMITS, ...changes }, systemClock);
const taking = (doors: { documents?: unknown } = {}) =>
  new TakeInFiles(
    database.dataSource,
    systemClock,
    { documents, records, ...doors } as ConstructorParameters<typeof TakeInFiles>[2],
    { ...LIMITS, leaseMs: 60_000 },
  );
const send = (batch: string, content: string, caller = seller) =>
  receiving.run(batch, sha256(content), Buffer.from(content), caller);
/** A batch of these, all sent. */
async function sent(contents: readonly string[], caller = seller): Promise<string> {
  const batch = await opening().run(
    '',
    [...contents].map((content) => fileOf(content)),
    caller,
  );
  for (const hash of await batches.missing(batch, caller)) {
    await send(batch, contents.find((content) => sha256(content) === hash) ?? '', caller);
  }
  return batch;
}
async function untilIdle(loop = taking()): Promise<void> {
  while ((await loop.step()) === 'again');
}
const outcomes = async (batch: string, caller = seller) =>
  (await batches.files(batch, PAGE, caller)).items.map(({ state, refusal }) => refusal?.code ?? state);
const toldOf = async (subject: string) =>
  (await database.dataSource.manager.find(PapersActivity, { where: { subject } })).map(({ type }) => type);

beforeAll(async () => {
  const entities = [BatchFile, DocumentBatch, Document, StoredRecord, Organisation, PapersActivity];
  database = await createTestDatabase({ entities, poolSize: 12 });
  const rows = await database.dataSource.query<{ party: string }[]>(
    `INSERT INTO papers.organisation (name, uscc, roles) VALUES ($1, $2, '{}'), ($3, $4, '{}'), ($5, $6, '{}') RETURNING party`,
    [SELLER.name, SELLER.uscc, BUYER.name, BUYER.uscc, STRANGER.name, STRANGER.uscc],
  );
  const principal = (at: number): Principal => ({
    ...{ party: rows[at]?.party ?? '', clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() },
  });
  [seller, buyer] = [principal(0), principal(1)];
  batches = new FindBatches(database.dataSource);
  receiving = new ReceiveBatchFile(batches, database.dataSource);
  const organisations = new FindOrganisations(database.dataSource);
  documents = new SubmitDocument(database.dataSource, organisations, new AskTaxBureau(undefined), DEFAULT_XML_LIMITS);
  records = new SubmitRecord(database.dataSource, DEFAULT_XML_LIMITS);
});
afterAll(() => database.drop());

describe('a batch', () => {
  it('takes in papers and records, and says of each that was refused why, and where in it', async () => {
    const wrong = writeOrder(aTrade({ seller: STRANGER, order: { number: 'PO-OTHERS', date: '2026-08-03' } }));
    const unsound = order().replace('</Order>', '<cbc:Broken></Order>');
    const contents = [order(), writeEvents(anEvent(aTrade())), unsound, wrong, 'PK\u0003\u0004 an archive'];
    const batch = await sent(contents);
    await untilIdle();
    expect(await outcomes(batch)).toEqual([
      ...['accepted', 'accepted', 'paper-unreadable', 'paper-of-others', 'paper-unreadable'],
    ]);
    const { items } = await batches.files(batch, PAGE, seller);
    expect(items[0]?.document).not.toBeNull();
    expect(items[1]?.record).not.toBeNull();
    const [finding] = items[2]?.refusal?.findings ?? [];
    expect(finding?.where).toMatch(/^[0-9]+:[0-9]+/);
    const { counts, batch: ended } = await batches.counted(batch, seller);
    expect(counts).toEqual({ awaited: 0, received: 0, accepted: 2, known: 0, refused: 3 });
    expect(ended.doneAt).not.toBeNull();
    expect(await toldOf(batch)).toEqual(['document-batch-done']);
  });

  it('keeps the bytes of a file no longer than until it is settled', async () => {
    const batch = await sent([order(), 'unreadable']);
    await untilIdle();
    const kept = await database.dataSource.query<unknown[]>(
      'SELECT 1 FROM papers.batch_file WHERE batch = $1 AND content IS NOT NULL',
      [batch],
    );
    expect(kept).toEqual([]);
  });

  it('knows what its opener has handed in before, and asks for none of it', async () => {
    const [before, record, fresh] = [order(), writeEvents(anEvent(aTrade(), { eventID: 'urn:b:1' })), order()];
    await documents.run(Buffer.from(before), seller);
    await records.run(Buffer.from(record), seller);
    const files = [before, record, fresh].map((content) => fileOf(content));
    const batch = await opening().run('', files, seller);
    expect(await batches.missing(batch, seller)).toEqual([sha256(fresh)]);
    expect(await outcomes(batch)).toEqual(['known', 'known', 'awaited']);
    const all = await opening().run('', files.slice(0, 2), seller);
    expect((await batches.byId(all, seller)).doneAt).not.toBeNull();
  });

  it('learns nothing of what the other side has handed in: its own copy must come, and confirms it', async () => {
    const content = order();
    await documents.run(Buffer.from(content), seller);
    const batch = await opening().run('', [fileOf(content)], buyer);
    expect(await outcomes(batch, buyer)).toEqual(['awaited']);
    await send(batch, content, buyer);
    await untilIdle();
    expect(await outcomes(batch, buyer)).toEqual(['accepted']);
  });

  it('settles the same bytes under two names by one sending: one is taken in, the other known', async () => {
    const content = order();
    const batch = await sent([content, content]);
    await untilIdle();
    expect((await outcomes(batch)).sort()).toEqual(['accepted', 'known']);
  });

  it('is nobody else’s: not to be seen, filled or removed', async () => {
    const content = order();
    const batch = await opening().run('', [fileOf(content)], seller);
    await expect(batches.counted(batch, buyer)).rejects.toThrow(BatchNotFound);
    await expect(batches.files(batch, PAGE, buyer)).rejects.toThrow(BatchNotFound);
    await expect(batches.missing(batch, buyer)).rejects.toThrow(BatchNotFound);
    await expect(send(batch, content, buyer)).rejects.toThrow(BatchNotFound);
    await expect(new RemoveBatch(database.dataSource).run(batch, buyer)).rejects.toThrow(BatchNotFound);
    expect((await batches.page(PAGE, buyer)).items.map((one) => one.batch.id)).not.toContain(batch);
  });

  it('takes nothing but what it named', async () => {
    const [content, other] = [order(), order()];
    const batch = await opening().run('', [fileOf(content)], seller);
    await expect(send(batch, other)).rejects.toThrow(NotOfThisBatch);
    const cut = Buffer.from(content).subarray(0, 100);
    await expect(receiving.run(batch, sha256(content), cut, seller)).rejects.toThrow(BatchFileDiffers);
    const short = await opening().run('', [{ ...fileOf(content), bytes: 5 }], seller);
    await expect(send(short, content)).rejects.toThrow(BatchFileDiffers);
  });

  it('has limits: files, bytes, bytes of one, names, hashes, and how many are open', async () => {
    const files = [fileOf(order(), 'a'), fileOf(order(), 'b')];
    await expect(opening({ filesMax: 1 }).run('', files, seller)).rejects.toThrow(BatchTooLarge);
    await expect(opening({ bytesMax: 10 }).run('', files, seller)).rejects.toThrow(BatchTooLarge);
    const large = { ...fileOf('x'), bytes: DEFAULT_XML_LIMITS.maxBytes + 1 };
    await expect(opening().run('', [large], seller)).rejects.toThrow(BatchFileTooLarge);
    await expect(opening().run('', [...files, fileOf('x', 'a')], seller)).rejects.toThrow(BatchNamesTwice);
    const twice = [fileOf('x'), { ...fileOf('x'), bytes: 7 }];
    await expect(opening().run('', twice, seller)).rejects.toThrow(BatchHashOfTwo);
    const openNow = async () => (await batches.page(PAGE, buyer)).items.filter((one) => !one.batch.doneAt).length;
    const openMax = (await openNow()) + 2;
    const many = Array.from({ length: 6 }, () => opening({ openMax }).run('', [fileOf(order())], buyer));
    const opened = await Promise.allSettled(many);
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const one of opened) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(TooManyBatches);
  });
});

describe('files of batches', () => {
  it('are taken in once each by four copies at once, and all are told', async () => {
    const contents = Array.from({ length: 40 }, order);
    const batch = await sent(contents);
    await Promise.all(Array.from({ length: 4 }, () => untilIdle()));
    const { counts } = await batches.counted(batch, seller);
    expect(counts).toEqual({ awaited: 0, received: 0, accepted: 40, known: 0, refused: 0 });
    await new SweepBatches(database.dataSource, systemClock, LIMITS).step();
    expect(await toldOf(batch)).toEqual(['document-batch-done']);
    const rows = await database.dataSource.manager.find(BatchFile, { where: { batch } });
    for (const { document, attempts } of rows) {
      expect(await toldOf(document ?? '')).toEqual(['document-received', 'document-received']);
      expect(attempts).toBe(1);
    }
  });

  it('are not taken in by one who lost them to another meanwhile, and what it did is undone', async () => {
    const content = order();
    const batch = await sent([content]);
    // It is slower than its lease: another copy takes the file before its transaction ends.
    const slow = {
      run: (bytes: Buffer, caller: Principal, settle: Settle) =>
        documents.run(bytes, caller, async (manager, taken) => {
          await database.dataSource.query('UPDATE papers.batch_file SET attempts = attempts + 1 WHERE batch = $1', [
            batch,
          ]);
          await settle(manager, taken);
        }),
    };
    await taking({ documents: slow }).step();
    expect(await outcomes(batch)).toEqual(['received']);
    expect(await database.dataSource.manager.countBy(Document, { sha256: sha256(content) })).toBe(0);
    await database.dataSource.query('UPDATE papers.batch_file SET next_attempt_at = now() WHERE batch = $1', [batch]);
    await untilIdle();
    expect(await outcomes(batch)).toEqual(['accepted']);
  });

  it('whose taking in fails on our side are tried again, and at last said to have failed', async () => {
    const batch = await sent([order()]);
    const down = taking({ documents: { run: () => Promise.reject(new TaxBureauUnavailable('down')) } });
    await down.step();
    expect(await outcomes(batch)).toEqual(['received']);
    await database.dataSource.query('UPDATE papers.batch_file SET next_attempt_at = now() WHERE batch = $1', [batch]);
    await down.step();
    expect(await outcomes(batch)).toEqual(['batch-file-failed']);
    expect((await batches.byId(batch, seller)).doneAt).not.toBeNull();
  });

  it('of a batch that was removed meanwhile leave nothing', async () => {
    const content = order();
    const batch = await sent([content]);
    const late = {
      run: (bytes: Buffer, caller: Principal, settle: Settle) =>
        documents.run(bytes, caller, async (manager, taken) => {
          await new RemoveBatch(database.dataSource).run(batch, seller);
          await settle(manager, taken);
        }),
    };
    await taking({ documents: late }).step();
    expect(await database.dataSource.manager.countBy(Document, { sha256: sha256(content) })).toBe(0);
  });
});

describe('the time of a batch', () => {
  const sweep = (laterMs: number) =>
    new SweepBatches(database.dataSource, { nowMs: () => Date.now() + laterMs }, LIMITS).step();

  it('ends what was not sent, and then it is done', async () => {
    const [came, not] = [order(), order()];
    const batch = await opening().run('', [fileOf(came), fileOf(not)], seller);
    await send(batch, came);
    await untilIdle();
    await sweep(HOUR_MS);
    expect(await outcomes(batch)).toEqual(['accepted', 'awaited']);
    await sweep(3 * HOUR_MS);
    expect(await outcomes(batch)).toEqual(['accepted', 'batch-file-missing']);
    expect(await toldOf(batch)).toEqual(['document-batch-done']);
    await send(batch, not);
    expect(await outcomes(batch)).toEqual(['accepted', 'batch-file-missing']);
  });

  it('is made up for by the sweep when whoever settled the last file fell before it could say so', async () => {
    const batch = await sent([order()]);
    await untilIdle();
    await database.dataSource.query('UPDATE papers.document_batch SET done_at = NULL WHERE id = $1', [batch]);
    await sweep(0);
    const { batch: ended, counts } = await batches.counted(batch, seller);
    expect([ended.doneAt === null, counts.accepted + counts.known + counts.refused]).toEqual([false, 1]);
  });

  it('is forgotten at last, and the papers stay', async () => {
    const content = order();
    const batch = await sent([content]);
    await untilIdle();
    await sweep(27 * HOUR_MS);
    await expect(batches.byId(batch, seller)).rejects.toThrow(BatchNotFound);
    expect(await database.dataSource.manager.countBy(Document, { sha256: sha256(content) })).toBe(1);
  });
});
