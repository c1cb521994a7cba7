import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindOrganisations } from '@tallystick/parties';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Organisation } from '../../../parties/src/infra/organisation.entity.js';
import { Document } from '../infra/document.entity.js';
import { Verification } from '../infra/verification.entity.js';
import { writeInvoice, writeOrder } from '../papers/write-papers.js';
import { writeCreditNote } from '../testing/a-credit-note.js';
import { aTrade, BUYER, SELLER } from '../testing/a-trade.js';
import { writeOrderResponse } from '../testing/an-order-response.js';
import { FindDocuments } from './find-documents.js';
import { SubmitDocument } from './submit-document.js';

const trade = aTrade();
let database: TestDatabase;
let documents: FindDocuments;
let seller: Principal;
let submit: (xml: string) => Promise<Document>;

beforeAll(async () => {
  const entities = [Document, Verification, Organisation, PapersActivity];
  database = await createTestDatabase({ entities });
  const [row] = await database.dataSource.query<{ party: string }[]>(
    `INSERT INTO papers.organisation (name, uscc, roles) VALUES ($1, $2, '{}'), ($3, $4, '{}') RETURNING party`,
    [SELLER.name, SELLER.uscc, BUYER.name, BUYER.uscc],
  );
  seller = { party: row?.party ?? '', clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };
  documents = new FindDocuments(database.dataSource);
  const submitting = new SubmitDocument(database.dataSource, new FindOrganisations(database.dataSource));
  submit = async (xml) => documents.byId(await submitting.run(Buffer.from(xml), seller), seller);
});
afterAll(() => database.drop());

describe('documents handed in', () => {
  it('are found for an invoice by their orders, and credit notes by the invoice that they name', async () => {
    const other = aTrade({ order: { number: 'PO-OTHER', date: '2026-08-03' } });
    const order = await submit(writeOrder(trade));
    const response = await submit(writeOrderResponse(trade, 'AP'));
    const invoice = await submit(writeInvoice(trade));
    const of = [`0${trade.invoice.number}`];
    const credit = await submit(writeCreditNote(other, { number: 'CN-1', date: '2026-09-01', of }));
    const stray = await submit(writeCreditNote(other, { number: 'CN-2', date: '2026-09-01', of: ['1'] }));
    expect([order, response, invoice, credit].map(({ kind }) => kind)).toEqual([
      'order',
      'order-response',
      'invoice',
      'credit-note',
    ]);
    expect(credit).toMatchObject({ credits: [trade.invoice.number], identity: null });
    const found = (await documents.ofTrade(invoice)).map(({ id }) => id);
    expect(found[0]).toBe(invoice.id);
    expect(found.sort()).toEqual([order.id, response.id, invoice.id, credit.id].sort());
    expect(found).not.toContain(stray.id);
  });
});
