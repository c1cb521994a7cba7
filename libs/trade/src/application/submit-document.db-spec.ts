import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Network } from '@tallystick/act-types';
import { type AccountReader, type ChainReader, Outbox } from '@tallystick/chain';
import { FindOrganisations, FindJointSigners } from '@tallystick/parties';
import { PapersActivity, type Principal } from '@tallystick/platform';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { Organisation } from '../../../parties/src/infra/organisation.entity.js';
import type { TaxBureauAnswer, TaxBureauCheck, TaxInvoiceQuery } from '../domain/einvoice/tax-bureau-check.js';
import { TaxBureauUnavailable, TaxInvoiceDenied } from '../domain/errors.js';
import { DEFAULT_XML_LIMITS } from '../domain/xml/xml-limits.js';
import { Document } from '../infra/document.entity.js';
import { Reverification } from '../infra/reverification.entity.js';
import { Verification } from '../infra/verification.entity.js';
import { writeInvoice, writeOrder } from '../papers/write-papers.js';
import { writeCreditNote } from '../testing/a-credit-note.js';
import { aTrade, BUYER, SELLER } from '../testing/a-trade.js';
import { writeEInvoice } from '../testing/an-einvoice.js';
import { writeOrderResponse } from '../testing/an-order-response.js';
import { evidenceFrom } from '../testing/evidence-from.js';
import { AskTaxBureau } from './ask-tax-bureau.js';
import { FindDocuments } from './find-documents.js';
import { RelayLoweredCap } from './relay-lowered-cap.js';
import { SubmitDocument } from './submit-document.js';
import { VerifierClient } from './verifier-client.js';
import { VerifyInvoice } from './verify-invoice.js';

const trade = aTrade();
let database: TestDatabase;
let documents: FindDocuments;
let seller: Principal;
const asked: TaxInvoiceQuery[] = [];
let answer: TaxBureauAnswer | undefined;
let submit: (xml: string) => Promise<Document>;

beforeAll(async () => {
  const entities = [Document, Verification, Reverification, Organisation, PapersActivity];
  database = await createTestDatabase({ entities });
  const [row] = await database.dataSource.query<{ party: string }[]>(
    `INSERT INTO papers.organisation (name, uscc, roles) VALUES ($1, $2, '{}'), ($3, $4, '{}') RETURNING party`,
    [SELLER.name, SELLER.uscc, BUYER.name, BUYER.uscc],
  );
  seller = { party: row?.party ?? '', clientId: 'x', scopes: [], isOperator: false, tokenExpiresAt: new Date() };
  documents = new FindDocuments(database.dataSource);
  const bureau: TaxBureauCheck = {
    ask: (query) => {
      asked.push(query);
      return answer ? Promise.resolve(answer) : Promise.reject(new TaxBureauUnavailable('down'));
    },
  };
  const organisations = new FindOrganisations(database.dataSource);
  const submitting = new SubmitDocument(
    database.dataSource,
    organisations,
    new AskTaxBureau(bureau),
    DEFAULT_XML_LIMITS,
  );
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

  it('ask the tax bureau about an e-invoice, once more when it did not answer, and keep its first answer', async () => {
    const xml = writeEInvoice(trade);
    answer = undefined;
    const unasked = await submit(xml);
    expect(unasked).toMatchObject({ kind: 'invoice', taxAnswer: null, findings: [{ rule: 'tax-bureau-not-asked' }] });
    answer = {
      outcome: 'reversed',
      source: 'tax.example',
      askedAt: '2026-09-01T00:00:00.000Z',
      content: '{}',
      sha256: 'ab',
    };
    const denied = await submit(xml);
    expect(denied).toMatchObject({ id: unasked.id, taxAnswer: answer, findings: [{ rule: 'tax-bureau-denies' }] });
    const kept = answer;
    answer = { ...answer, outcome: 'issued' };
    expect((await submit(xml)).taxAnswer).toEqual(kept);
    expect(asked[0]).toEqual({
      number: trade.invoice.number,
      issueDate: '2026-08-25',
      sellerCode: SELLER.uscc,
      buyerCode: BUYER.uscc,
      totalWithTax: '118650.00',
    });
    const verifying = new VerifyInvoice(
      database.dataSource,
      documents,
      evidenceFrom(
        database.dataSource,
        new FindJointSigners(new FindOrganisations(database.dataSource), {} as ChainReader, {} as AccountReader),
      ),
      new VerifierClient({ url: 'http://nobody.invalid', token: 'x', timeoutMs: 1 }),
      new RelayLoweredCap({} as Network, new Outbox()),
    );
    const otherForm = await submit(writeInvoice(trade));
    await expect(verifying.run(denied.id, seller)).rejects.toThrow(TaxInvoiceDenied);
    await expect(verifying.run(otherForm.id, seller)).rejects.toThrow(TaxInvoiceDenied);
  });

  it('go with every form of their invoice, unless the tax bureau does not know them', async () => {
    const numbered = (changes: Parameters<typeof aTrade>[0] = {}) =>
      aTrade({ invoice: { number: '26442000000012345679', date: '2026-08-25', dueDate: '2026-11-20' }, ...changes });
    const said = { source: 'tax.example', askedAt: '2026-09-01T00:00:00.000Z', content: '{}', sha256: 'ab' };
    answer = { ...said, outcome: 'issued' };
    const small = await submit(writeEInvoice(numbered({ lines: trade.lines.slice(0, 1) })));
    answer = { ...said, outcome: 'unknown' };
    const forged = await submit(writeEInvoice(numbered({ lines: trade.lines.slice(1) })));
    const invoice = await submit(writeInvoice(numbered()));
    const papers = await documents.ofTrade(invoice);
    expect(papers.find(({ id }) => id === small.id)?.taxAnswer).toMatchObject({ outcome: 'issued' });
    expect(papers.map(({ id }) => id)).not.toContain(forged.id);
  });

  it('are not asked about when they are no e-invoices', async () => {
    const before = asked.length;
    await submit(writeInvoice(aTrade({ invoice: { number: '7', date: '2026-08-25', dueDate: '2026-11-20' } })));
    expect(asked).toHaveLength(before);
  });
});
