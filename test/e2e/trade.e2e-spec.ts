import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActMessage, type PartyCertificate, partyCertificateDigest } from '@tallystick/act-types';
import { type AccountReader, type ChainReader, Outbox, OutboxEntry } from '@tallystick/chain';
import { FindOrganisations, FindJointSigners, LedgerParty, LedgerRecovery } from '@tallystick/parties';
import { LISTENER_DEFAULTS, PapersActivity, type Principal } from '@tallystick/platform';
import {
  DEFAULT_XML_LIMITS,
  type TradeDetails,
  writeDespatchAdvice,
  writeInvoice,
  writeOrder,
  writeReceiptAdvice,
} from '@tallystick/trade/papers';
import { Wallet } from 'ethers';
import { createVerifier } from '../../apps/verifier/src/create-verifier.js';
import { Organisation } from '../../libs/parties/src/infra/organisation.entity.js';
import { AskTaxBureau } from '../../libs/trade/src/application/ask-tax-bureau.js';
import { DrawVerification } from '../../libs/trade/src/application/draw-verification.js';
import { FindAttestation } from '../../libs/trade/src/application/find-attestation.js';
import { FindDocuments } from '../../libs/trade/src/application/find-documents.js';
import { SubmitRecord } from '../../libs/trade/src/application/submit-record.js';
import { evidenceFrom } from '../../libs/trade/src/testing/evidence-from.js';
import { anEvent, GTIN, ROTOR_CLASS, writeEvents } from '../../libs/trade/src/testing/an-event-record.js';
import { FindRecords } from '../../libs/trade/src/application/find-records.js';
import { FindVerifications } from '../../libs/trade/src/application/find-verifications.js';
import { ReverifyInvoices } from '../../libs/trade/src/application/reverify-invoices.js';
import { RelayLoweredCap } from '../../libs/trade/src/application/relay-lowered-cap.js';
import { SubmitDocument } from '../../libs/trade/src/application/submit-document.js';
import { VerifierClient } from '../../libs/trade/src/application/verifier-client.js';
import { VerifyInvoice } from '../../libs/trade/src/application/verify-invoice.js';
import {
  AttestationOutdated,
  DocumentNotFound,
  NotAnInvoice,
  PaperIsRecord,
  PaperNamesNoParty,
  PaperOfOthers,
  PaperUnreadable,
  RecordIsPaper,
  RecordNamesNoTrade,
  RecordNotFound,
  PartyNotCertified,
  TradeTooLarge,
  VerificationNotFound,
  VerifierUnavailable,
} from '../../libs/trade/src/domain/errors.js';
import { Document } from '../../libs/trade/src/infra/document.entity.js';
import { Reverification } from '../../libs/trade/src/infra/reverification.entity.js';
import { StoredRecord } from '../../libs/trade/src/infra/stored-record.entity.js';
import { Verification } from '../../libs/trade/src/infra/verification.entity.js';
import { writeBankStatement } from '../../libs/trade/src/testing/a-bank-statement.js';
import { writeCreditNote } from '../../libs/trade/src/testing/a-credit-note.js';
import { writeRemittanceAdvice } from '../../libs/trade/src/testing/a-remittance-advice.js';
import { aTrade, BUYER, SELLER, STRANGER, withQuantities } from '../../libs/trade/src/testing/a-trade.js';
import { startTestChain, type TestChain } from '../support/chain.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { unwatched } from '../support/unwatched.js';

const TOKEN = 'token-between-api-and-verifier';

let chain: TestChain;
let database: TestDatabase;
let verifier: Awaited<ReturnType<typeof createVerifier>>;
let documents: FindDocuments;
let records: FindRecords;
let submittingRecords: SubmitRecord;
let submitting: SubmitDocument;
let verifications: FindVerifications;
let verifying: VerifyInvoice;
let supplier: Principal;
let core: Principal;
let stranger: Principal;
let serial = 0;

/** A trade of its own: another order, other papers, between the same two. */
function newTrade(changes: Partial<TradeDetails> = {}): TradeDetails {
  // Far enough apart that no number is nearly another's.
  serial += 1_111_111;
  const base = aTrade();
  return {
    ...base,
    order: { ...base.order, number: `PO-${serial}` },
    despatch: { ...base.despatch, number: `DN-${serial}` },
    receipt: { ...base.receipt, number: `GR-${serial}` },
    invoice: { ...base.invoice, number: `INV-${serial}` },
    ...changes,
  };
}

async function certified(organisation: typeof SELLER, isCertified = true): Promise<Principal> {
  const repository = database.dataSource.getRepository(Organisation);
  const row = {
    name: organisation.name,
    uscc: organisation.uscc,
    lei: null,
    roles: [],
    account: null,
    certificate: null,
  };
  const saved = await repository.save(repository.create(row));
  const said: PartyCertificate = {
    party: saved.party,
    uscc: organisation.uscc,
    lei: '',
    name: organisation.name,
    issuedAt: '1780000000',
  };
  const signature = chain.registrar.signingKey.sign(partyCertificateDigest(said, chain.deployment.network)).serialized;
  if (isCertified) await repository.save({ ...saved, certificate: { certificate: said, signature } });
  const tokenExpiresAt = new Date(Date.now() + 3_600_000);
  return { party: saved.party, clientId: 'x', scopes: ['read', 'documents'], isOperator: false, tokenExpiresAt };
}

function verifyingThrough(client: VerifierClient): VerifyInvoice {
  const { dataSource } = database;
  const evidence = evidenceFrom(
    dataSource,
    new FindJointSigners(new FindOrganisations(dataSource), {} as ChainReader, {} as AccountReader),
  );
  const lowered = new RelayLoweredCap(chain.deployment.network, new Outbox());
  return new VerifyInvoice(dataSource, documents, evidence, client, lowered);
}

const submit = (xml: string, caller: Principal) => submitting.run(Buffer.from(xml), caller);

/** The seller's bank on 50.00 that came in for an invoice. */
const submitPayment = ({ invoice: { number } }: TradeDetails) => {
  const entries = [{ amount: '50.00', payer: BUYER.name, servicerReference: `REF-${number}`, invoices: [{ number }] }];
  return submittingRecords.run(Buffer.from(writeBankStatement({ number: `ST-${number}`, entries })), supplier);
};

/** The buyer's advice of one transfer of 80.00: 50.00 for the invoice, the rest for another. */
const submitAdvice = ({ invoice: { number } }: TradeDetails, caller: Principal) => {
  const lines = [
    { invoice: number, debit: '50.00' },
    { invoice: `OTHER-${number}`, debit: '30.00' },
  ];
  return submittingRecords.run(Buffer.from(writeRemittanceAdvice({ number: `RA-${number}`, lines })), caller);
};

/** The seller's bank on that transfer, which names the advice and no invoice. */
const submitTransfer = ({ invoice: { number } }: TradeDetails) => {
  const entry = { amount: '80.00', payer: BUYER.name, servicerReference: `SUM-${number}`, text: `RA-${number}` };
  return submittingRecords.run(Buffer.from(writeBankStatement({ number: `ST-${number}`, entries: [entry] })), supplier);
};

async function submitAll(trade: TradeDetails, invoice = writeInvoice(trade)): Promise<string> {
  await submit(writeOrder(trade), core);
  await submit(writeDespatchAdvice(trade), supplier);
  await submit(writeReceiptAdvice(trade), core);
  return submit(invoice, supplier);
}

async function verify(invoice: string): Promise<Verification> {
  return verifications.byId(await verifying.run(invoice, supplier), core);
}

const troubled = ({ checks }: Verification) => checks.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id);

beforeAll(async () => {
  const papers = [Document, StoredRecord, Verification, Reverification, Organisation, PapersActivity];
  const entities = [...papers, LedgerParty, LedgerRecovery, OutboxEntry];
  [chain, database] = await Promise.all([startTestChain(), createTestDatabase({ entities })]);
  const settings = {
    chainRpcUrl: chain.rpcUrl,
    deploymentFile: '',
    host: '127.0.0.1',
    port: 0,
    token: TOKEN,
    privateKey: Wallet.createRandom().privateKey,
    party: '99',
    reviewer: '99',
    nullifierKeys: [{ id: 1, secret: Buffer.alloc(32, 1) }],
    bodyLimitBytes: 20_000_000,
    paperLimits: DEFAULT_XML_LIMITS,
    tradeRulesFile: undefined,
    schematronFiles: [],
    schematronTimeoutMs: 5_000,
    listener: LISTENER_DEFAULTS,
    seen: unwatched,
  };
  verifier = await createVerifier(settings, chain.deployment.network);
  await verifier.listen(0, '127.0.0.1');
  const { dataSource } = database;
  const organisations = new FindOrganisations(dataSource);
  documents = new FindDocuments(dataSource);
  records = new FindRecords(dataSource);
  submittingRecords = new SubmitRecord(dataSource, DEFAULT_XML_LIMITS);
  submitting = new SubmitDocument(dataSource, organisations, new AskTaxBureau(undefined), DEFAULT_XML_LIMITS);
  verifications = new FindVerifications(dataSource);
  const client = new VerifierClient({ url: await verifier.getUrl(), token: TOKEN, timeoutMs: 30_000 });
  verifying = verifyingThrough(client);
  [supplier, core, stranger] = [await certified(SELLER), await certified(BUYER), await certified(STRANGER, false)];
});

afterAll(async () => {
  await verifier?.close();
  await database?.drop();
  await chain?.stop();
});

describe('documents', () => {
  it('are kept once, whoever of the two hands the same bytes in', async () => {
    const xml = writeOrder(newTrade());
    const id = await submit(xml, core);
    expect(await submit(xml, supplier)).toBe(id);
    expect((await documents.content(id, supplier)).toString()).toBe(xml);
    expect(await documents.byId(id, core)).toMatchObject({ kind: 'order', seller: supplier.party, buyer: core.party });
    expect(await submit(xml, supplier)).toBe(id);
    expect((await documents.byId(id, core)).submitters).toEqual([core.party, supplier.party]);
    const told = await database.dataSource.getRepository(PapersActivity).findBy({ subject: id, party: core.party });
    expect(told.map(({ type }) => type)).toEqual(['document-received', 'document-confirmed']);
  });

  it('are not there for others', async () => {
    const id = await submit(writeOrder(newTrade()), core);
    await expect(documents.byId(id, stranger)).rejects.toThrow(DocumentNotFound);
    await expect(documents.content(id, stranger)).rejects.toThrow(DocumentNotFound);
    expect((await documents.page({ limit: 10 }, stranger)).items).toEqual([]);
    await expect(verifying.run(id, stranger)).rejects.toThrow(DocumentNotFound);
  });

  it('are refused from those they do not name, of unknown organisations, and unreadable', async () => {
    await expect(submit(writeOrder(newTrade()), stranger)).rejects.toThrow(PaperOfOthers);
    const unknown = newTrade({ buyer: { name: 'x', uscc: '9144030071526726XG' } });
    await expect(submit(writeOrder(unknown), supplier)).rejects.toThrow(PaperNamesNoParty);
    await expect(submit('<!DOCTYPE a><a/>', supplier)).rejects.toThrow(PaperUnreadable);
  });
});

describe('records', () => {
  const lines = aTrade().lines.map((line) => (line.id === '10' ? { ...line, gtin: GTIN } : line));
  const handIn = (json: string, caller: Principal) => submittingRecords.run(Buffer.from(json), caller);
  const arrival = (trade: TradeDetails, quantity: number) =>
    writeEvents(
      anEvent(trade, {
        bizStep: 'receiving',
        eventTime: '2026-08-22T09:00:00+08:00',
        quantityList: [{ epcClass: ROTOR_CLASS, quantity }],
      }),
    );
  const goodsMoved = ({ checks }: Verification) => checks.find(({ id }) => id === 'goods-moved');

  it('are compared with the papers, and both sides read the figures', async () => {
    const trade = newTrade({ lines });
    await handIn(arrival(trade, 60), core);
    const verification = await verify(await submitAll(trade));
    expect(troubled(verification)).toEqual(['goods-moved']);
    expect(verification.attestation).toBeNull();
    expect(goodsMoved(verification)?.inputs).toMatchObject({
      articles: [{ recorder: 'buyer', gtin: GTIN, papers: '100', events: '60' }],
    });
  });

  it('from a stranger that name the same order neither harm nor help', async () => {
    const trade = newTrade({ lines });
    await handIn(arrival(trade, 1), stranger);
    const verification = await verify(await submitAll(trade));
    expect(verification.verdict).toBe('pass');
    expect(goodsMoved(verification)?.inputs).toMatchObject({ records: [], events: 0 });
  });

  it('are seen by who handed them in alone, and are the same record when handed in again', async () => {
    const json = arrival(newTrade(), 100);
    const id = await handIn(json, core);
    expect(await handIn(json, core)).toBe(id);
    expect((await records.content(id, core)).toString()).toBe(json);
    for (const other of [supplier, stranger]) {
      await expect(records.byId(id, other)).rejects.toThrow(RecordNotFound);
      await expect(records.content(id, other)).rejects.toThrow(RecordNotFound);
    }
    const copy = await handIn(json, stranger);
    expect(copy).not.toBe(id);
    const listed = (await records.page({ limit: 10 }, stranger)).items.map((record) => record.id);
    expect(listed).toContain(copy);
    expect(listed).not.toContain(id);
  });

  it('of what the buyer says that it pays go to a person with the figures, and the seller sees no more of them', async () => {
    const trade = newTrade();
    const id = await submitAdvice(trade, core);
    await submitAdvice(trade, stranger);
    const verification = await verify(await submitAll(trade));
    expect(troubled(verification)).toEqual(['payments-seen']);
    expect(verification).toMatchObject({ verdict: 'review', attestation: null });
    const { inputs, reason } = verification.checks.find((check) => check.id === 'payments-seen') ?? {};
    expect(inputs).toMatchObject({ paidMinor: '0', claimedMinor: '5000', advised: [{ amountMinor: '5000' }] });
    expect(reason).toContain('CNY 50.00');
    expect(verification.financeable).toMatchObject([{ amountMinor: '11865000' }]);
    const told = JSON.stringify([verification.documents, verification.checks]);
    for (const secret of [`RA-${trade.invoice.number}`, `OTHER-${trade.invoice.number}`, '30.00', '80.00'])
      expect(told).not.toContain(secret);
    await expect(records.byId(id, supplier)).rejects.toThrow(RecordNotFound);
    expect((await records.byId(id, core)).kind).toBe('remittance-advice');
  });

  it('of one transfer for many invoices are found by the advice that it names, whoever handed that in', async () => {
    for (const [side, verdict] of [
      [supplier, 'pass'],
      [core, 'review'],
    ] as const) {
      const trade = newTrade();
      await submitTransfer(trade);
      await submitAdvice(trade, side);
      const verification = await verify(await submitAll(trade));
      const check = verification.checks.find(({ id }) => id === 'payments-seen');
      expect(check?.inputs).toMatchObject({ paidMinor: '5000', claimedMinor: '0' });
      expect(verification).toMatchObject({ verdict, financeable: [{ amountMinor: '11860000' }] });
    }
  });

  it('have a door of their own, and name a trade', async () => {
    await expect(handIn(writeOrder(newTrade()), core)).rejects.toThrow(RecordIsPaper);
    await expect(submit(arrival(newTrade(), 1), core)).rejects.toThrow(PaperIsRecord);
    await expect(handIn(writeEvents(anEvent(newTrade(), { bizTransactionList: [] })), core)).rejects.toThrow(
      RecordNamesNoTrade,
    );
    await expect(handIn('{}', core)).rejects.toThrow(PaperUnreadable);
  });
});

describe('verifications', () => {
  it('carry the verifier’s attestation when the papers pass, for both sides to read and nobody else', async () => {
    const verification = await verify(await submitAll(newTrade()));
    expect(troubled(verification)).toEqual([]);
    expect(verification).toMatchObject({
      verdict: 'pass',
      attestation: { message: { debtor: core.party, creditor: supplier.party } },
    });
    await expect(verifications.byId(verification.id, stranger)).rejects.toThrow(VerificationNotFound);
  });

  it('go to a person when goods come back to who sold them, which names nobody but the two', async () => {
    const there = newTrade();
    expect((await verify(await submitAll(there))).verdict).toBe('pass');
    const back = { ...newTrade(), seller: BUYER, buyer: SELLER };
    for (const xml of [writeOrder(back), writeReceiptAdvice(back)]) await submit(xml, supplier);
    await submit(writeDespatchAdvice(back), core);
    const id = await verifying.run(await submit(writeInvoice(back), core), core);
    const verification = await verifications.byId(id, supplier);
    expect(troubled(verification)).toEqual(['circular-trade']);
    const { inputs, reason } = verification.checks.find((check) => check.id === 'circular-trade') ?? {};
    expect(inputs?.circles).toContainEqual({ parties: 2, days: 0, keptPercent: 100 });
    expect(reason).toContain('no event shows that goods moved');
    expect(verification).toMatchObject({ verdict: 'review', attestation: null });
  });

  it('go to a person when another seller had this invoice attested, which names nobody', async () => {
    const { invoice } = newTrade();
    expect((await verify(await submitAll({ ...newTrade(), invoice }))).verdict).toBe('pass');
    const other = { name: '东莞市合泰精密有限公司', uscc: '9144030071526726XG' };
    const rival = await certified(other);
    const copy = { ...newTrade(), invoice, seller: other };
    for (const xml of [writeOrder(copy), writeReceiptAdvice(copy)]) await submit(xml, core);
    await submit(writeDespatchAdvice(copy), rival);
    const id = await verifying.run(await submit(writeInvoice(copy), rival), rival);
    const verification = await verifications.byId(id, core);
    expect(troubled(verification)).toEqual(['copied-elsewhere']);
    const check = verification.checks.find((one) => one.id === 'copied-elsewhere');
    expect(check).toMatchObject({
      reason: 'an invoice of another seller to this buyer has this number, issued 0 days apart',
      inputs: { copies: [{ shared: 'buyer', sameNumber: true, sameLines: false, daysApart: 0 }] },
    });
    expect(JSON.stringify(verification.inputs?.seen)).not.toContain(SELLER.uscc);
    expect(verification.attestation).toBeNull();
  });

  it('are drawn as they were verified, whatever came in since', async () => {
    const trade = newTrade();
    const { id } = await verify(await submitAll(trade));
    const drawing = new DrawVerification(database.dataSource, verifications);
    const before = await drawing.run(id, core);
    expect(before.edges.length).toBe(6);
    const late = { ...trade, despatch: { number: `DN-LATE-${serial}`, date: '2026-08-21' } };
    await submit(writeDespatchAdvice(late), supplier);
    expect(await drawing.run(id, supplier)).toEqual(before);
    await expect(drawing.run(id, stranger)).rejects.toThrow(VerificationNotFound);
  });

  it('lend their attestation until a credit note or a payment comes in that they did not count', async () => {
    const trade = newTrade();
    const invoice = await submitAll(trade);
    const clock = { nowMs: () => Date.now() };
    const attestations = new FindAttestation(database.dataSource, verifications, documents, clock);
    const first = await verify(invoice);
    expect(await attestations.forVerification(first.id, supplier)).toEqual(first.attestation);
    const credit = { number: `CN-${serial}`, date: '2026-09-01', of: [trade.invoice.number] };
    await submit(writeCreditNote(withQuantities(trade, '10'), credit), supplier);
    await expect(attestations.forVerification(first.id, supplier)).rejects.toThrow(AttestationOutdated);
    const second = await verify(invoice);
    expect(await attestations.forVerification(second.id, supplier)).toMatchObject({ message: { cap: '10904500' } });
    await submitPayment(trade);
    await expect(attestations.forVerification(second.id, supplier)).rejects.toThrow(AttestationOutdated);
    const third = await verify(invoice);
    expect(await attestations.forVerification(third.id, supplier)).toMatchObject({ message: { cap: '10899500' } });
  });

  it('lend their attestation until a remittance advice says what a transfer was for, or a transfer names one', async () => {
    const clock = { nowMs: () => Date.now() };
    const attestations = new FindAttestation(database.dataSource, verifications, documents, clock);
    const steps = [submitTransfer, (trade: TradeDetails) => submitAdvice(trade, supplier)] as const;
    for (const [first, second] of [steps, [steps[1], steps[0]] as const]) {
      const trade = newTrade();
      const invoice = await submitAll(trade);
      const { id } = await verify(invoice);
      await submitAdvice(newTrade(), supplier);
      await attestations.forVerification(id, supplier);
      await first(trade);
      // A transfer that names nothing known yet is nothing to hear of; an advice is.
      const heard = attestations.forVerification(id, supplier);
      await (first === submitTransfer ? expect(heard).resolves.toBeDefined() : expect(heard).rejects.toThrow());
      await second(trade);
      await expect(attestations.forVerification(id, supplier)).rejects.toThrow(AttestationOutdated);
      const again = await verify(invoice);
      expect(await attestations.forVerification(again.id, supplier)).toMatchObject({ message: { cap: '11860000' } });
    }
  });

  it('say what is missing, and pass once it is there', async () => {
    const trade = newTrade();
    await submit(writeOrder(trade), core);
    await submit(writeDespatchAdvice(trade), supplier);
    const invoice = await submit(writeInvoice(trade), supplier);
    expect(await verify(invoice)).toMatchObject({ verdict: 'review', attestation: null });
    await submit(writeReceiptAdvice(trade), core);
    expect(await verify(invoice)).toMatchObject({ verdict: 'pass' });
  });

  it('go to review when the seller alone hands in the buyer’s papers, and pass once the buyer hands in the same', async () => {
    const trade = newTrade();
    const theirs = [writeOrder(trade), writeReceiptAdvice(trade)];
    for (const xml of [...theirs, writeDespatchAdvice(trade)]) await submit(xml, supplier);
    const invoice = await submit(writeInvoice(trade), supplier);
    const doubted = await verify(invoice);
    expect(doubted).toMatchObject({ verdict: 'review', attestation: null });
    expect(troubled(doubted)).toEqual(['papers-from-both-sides']);
    for (const xml of theirs) await submit(xml, core);
    expect(await verify(invoice)).toMatchObject({ verdict: 'pass' });
  });

  it('pass on a corrected invoice, since the mistaken one was never attested', async () => {
    const trade = newTrade();
    const mistaken = writeInvoice(trade).replace('>118650.00</cbc:PayableAmount>', '>118650.01</cbc:PayableAmount>');
    expect(troubled(await verify(await submitAll(trade, mistaken)))).toEqual(['documents-add-up']);
    expect(await verify(await submit(writeInvoice(trade), supplier))).toMatchObject({ verdict: 'pass' });
  });

  it('fail on an attested invoice re-typed, even with other papers around it', async () => {
    const trade = newTrade();
    await verify(await submitAll(trade));
    const other = newTrade({
      invoice: {
        ...trade.invoice,
        number: ` 00${trade.invoice.number.toLowerCase()}`,
        date: '2026-09-30',
        dueDate: '2026-11-20',
      },
    });
    const again = await verify(await submitAll(other));
    expect(again).toMatchObject({ verdict: 'fail', attestation: null });
    expect(troubled(again)).toEqual(['invoice-unique']);
  });

  /** Two invoices on the same goods, the second dated earlier or later than the first. */
  async function rivals(date: string): Promise<[string, string]> {
    const trade = newTrade();
    const first = await submitAll(trade);
    const rival = { ...trade, invoice: { ...trade.invoice, number: `X-${serial}`, date } };
    return [first, await submit(writeInvoice(rival), supplier)];
  }

  it('never attest the same goods twice, though two invoices on them are verified at the same moment', async () => {
    const both = await Promise.all((await rivals('2026-09-20')).map(verify));
    expect(both.map(({ verdict }) => verdict).sort()).toEqual(['fail', 'pass']);
    expect(both.filter(({ attestation }) => attestation !== null)).toHaveLength(1);
  });

  it.each(['2026-09-20', '2026-08-20'])(
    'never attest goods again that an invoice dated %s was attested on, whichever is dated first',
    async (date) => {
      const [first, second] = await rivals(date);
      expect(await verify(second)).toMatchObject({ verdict: 'pass' });
      const again = await verify(first);
      expect(again).toMatchObject({ verdict: 'fail', attestation: null });
      expect(troubled(again)).toContain('quantities-agree');
    },
  );

  it('attest like invoices with neighbouring numbers when each has goods of its own', async () => {
    const first = newTrade();
    const second = newTrade({ invoice: { ...first.invoice, number: `${first.invoice.number}1` } });
    expect(await verify(await submitAll(first))).toMatchObject({ verdict: 'pass' });
    expect(await verify(await submitAll(second))).toMatchObject({ verdict: 'pass' });
  });

  it('attest each part of a split invoice for what it bills', async () => {
    const trade = newTrade();
    const part = (number: string, ...quantities: string[]) =>
      writeInvoice({ ...withQuantities(trade, ...quantities), invoice: { ...trade.invoice, number } });
    const first = await verify(await submitAll(trade, part(`S1-${serial}`, '60')));
    const second = await verify(await submit(part(`S2-${serial}`, '40', '400'), supplier));
    const caps = [first, second].map(({ attestation }) => attestation?.message.cap);
    expect(caps).toEqual(['5763000', '6102000']);
  });

  /** Papers of one content, as many as there are trades of years; copies of one are counted once, so that they are nothing but a load. */
  async function storeCopies(id: string, orders: readonly string[], count: number): Promise<void> {
    await database.dataSource.query(
      `INSERT INTO papers.document (sha256, kind, number, seller, buyer, orders, identity, content, findings, submitted_by)
       SELECT md5(gen_random_uuid()::text) || md5(n::text), kind, number, seller, buyer, $2, identity, content, findings, submitted_by
       FROM papers.document, generate_series(1, $3) n WHERE id = $1::uuid`,
      [id, orders, count],
    );
  }

  it('are not crowded out by papers that name no order, and refuse a trade of which papers would be left out', async () => {
    const [trade, old] = [newTrade(), newTrade()];
    const order = await submit(writeOrder(old), core);
    await storeCopies(order, [], 600);
    const invoice = await submitAll(trade);
    expect(await verify(invoice)).toMatchObject({ verdict: 'pass' });
    await storeCopies(order, [trade.order.number], 500);
    await expect(verifying.run(invoice, supplier)).rejects.toThrow(TradeTooLarge);
    await database.dataSource.query('DELETE FROM papers.document WHERE number = $1', [old.order.number]);
  });

  it('start from an invoice, between certified organisations', async () => {
    const trade = newTrade();
    await expect(verifying.run(await submit(writeOrder(trade), core), core)).rejects.toThrow(NotAnInvoice);
    const uncertified = newTrade({ buyer: STRANGER });
    await expect(verifying.run(await submit(writeInvoice(uncertified), supplier), supplier)).rejects.toThrow(
      PartyNotCertified,
    );
  });

  it('decide nothing when the verifier cannot be asked', async () => {
    const invoice = await submitAll(newTrade());
    const { dataSource } = database;
    const nowhere = new VerifierClient({ url: 'http://127.0.0.1:1', token: TOKEN, timeoutMs: 1_000 });
    await expect(verifyingThrough(nowhere).run(invoice, supplier)).rejects.toThrow(VerifierUnavailable);
    expect(await dataSource.getRepository(Verification).countBy({ invoice })).toBe(0);
  });
});

describe('an attested invoice that was credited', () => {
  const schedule = (through: VerifyInvoice) => new ReverifyInvoices(database.dataSource, through, 60_000);
  const requests = (invoice: string) => database.dataSource.getRepository(Reverification).findBy({ invoice });
  const dueNow = (invoice: string) =>
    database.dataSource.query('UPDATE papers.reverification SET next_attempt_at = now() WHERE invoice = $1', [invoice]);

  /** Caps on their way to the ledger, of the invoice that these verifications are of. */
  async function sentCaps({ attestation }: Verification): Promise<unknown[]> {
    const entries = await database.dataSource.getRepository(OutboxEntry).findBy({ kind: 'attest-trade' });
    const [nullifier] = attestation?.message.nullifiers as string[];
    const messages = entries.map(({ message }) => message as ActMessage);
    return messages.flatMap(({ nullifiers, cap }) => ((nullifiers as string[])[0] === nullifier ? [cap] : []));
  }

  /** As banks and people leave them out. */
  const numberedWithZeros = (trade: TradeDetails): TradeDetails => ({
    ...trade,
    invoice: { ...trade.invoice, number: `00${serial}` },
  });

  async function attested(): Promise<{ invoice: string; first: Verification; credit: string }> {
    const trade = newTrade();
    const invoice = await submitAll(trade);
    const first = await verify(invoice);
    const note = { number: `CN-${serial}`, date: '2026-09-01', of: [trade.invoice.number] };
    return { invoice, first, credit: writeCreditNote(trade, note) };
  }

  it('waits in the database while the verifier is down, later and later, and is lowered once it answers', async () => {
    const { invoice, first, credit } = await attested();
    await submit(credit, supplier);
    const nowhere = new VerifierClient({ url: 'http://127.0.0.1:1', token: TOKEN, timeoutMs: 1_000 });
    const cutOff = schedule(verifyingThrough(nowhere));
    expect(await cutOff.step()).toBe('again');
    expect(await cutOff.step()).toBe('idle');
    expect(await requests(invoice)).toMatchObject([{ attempts: 1, lastFailure: expect.stringContaining('answer') }]);
    expect(await sentCaps(first)).toEqual([]);
    await dueNow(invoice);
    expect(await schedule(verifying).step()).toBe('again');
    expect(await requests(invoice)).toEqual([]);
    expect(await sentCaps(first)).toEqual(['0']);
    await submit(credit, supplier);
    expect(await requests(invoice)).toEqual([]);
    await verify(invoice);
    expect(await sentCaps(first)).toEqual(['0']);
  });

  it('is lowered once though two processes take up the same request, one after the other was thought dead', async () => {
    const { invoice, first, credit } = await attested();
    await submit(credit, supplier);
    const [request] = await requests(invoice);
    await Promise.all([verifying.again(request!), verifying.again(request!)]);
    expect(await sentCaps(first)).toEqual(['0']);
    const runs = await database.dataSource.getRepository(Verification).findBy({ invoice });
    expect(runs.filter(({ lowering }) => lowering !== null)).toHaveLength(1);
    expect(await requests(invoice)).toEqual([]);
  });

  it.each<readonly [string, string, (trade: TradeDetails) => Promise<unknown>]>([
    [
      'the credit note',
      '0',
      (trade) => {
        const note = { number: `CN-${serial}`, date: '2026-09-01', of: [trade.invoice.number] };
        return submit(writeCreditNote(trade, note), supplier);
      },
    ],
    ['a payment', '11860000', submitPayment],
    [
      'a transfer by a remittance advice',
      '11860000',
      async (trade) => {
        await submitAdvice(trade, supplier);
        await submitTransfer(trade);
      },
    ],
  ])('is verified again when %s comes in while the verifier is at work', async (_what, cap, comeIn) => {
    const trade = numberedWithZeros(newTrade());
    const invoice = await submitAll(trade);
    class Slow extends VerifierClient {
      override async attest(request: Parameters<VerifierClient['attest']>[0]) {
        const answer = await super.attest(request);
        await comeIn(trade);
        return answer;
      }
    }
    const slow = verifyingThrough(new Slow({ url: await verifier.getUrl(), token: TOKEN, timeoutMs: 30_000 }));
    const first = await verifications.byId(await slow.run(invoice, supplier), supplier);
    expect(first.verdict).toBe('pass');
    expect(await requests(invoice)).toHaveLength(1);
    await schedule(verifying).step();
    expect(await sentCaps(first)).toEqual([cap]);
    expect(await requests(invoice)).toEqual([]);
  });

  it('is verified again when a transfer comes in that names a remittance advice which was counted and answered', async () => {
    const trade = newTrade();
    await submitPayment(trade);
    await submitAdvice(trade, supplier);
    const invoice = await submitAll(trade);
    const first = await verify(invoice);
    expect(first).toMatchObject({ verdict: 'pass', financeable: [{ amountMinor: '11860000' }] });
    const clock = { nowMs: () => Date.now() };
    const attestations = new FindAttestation(database.dataSource, verifications, documents, clock);
    await attestations.forVerification(first.id, supplier);
    await submitTransfer(trade);
    await expect(attestations.forVerification(first.id, supplier)).rejects.toThrow(AttestationOutdated);
    expect(await requests(invoice)).toHaveLength(1);
    await schedule(verifying).step();
    expect(await sentCaps(first)).toEqual(['11855000']);
  });

  it('keeps a request that another paper renewed while the verifier was at work', async () => {
    const { invoice, credit } = await attested();
    await submit(credit, core);
    const [request] = await requests(invoice);
    class Slow extends VerifierClient {
      override async attest(asked: Parameters<VerifierClient['attest']>[0]) {
        const answer = await super.attest(asked);
        await submit(credit, supplier);
        return answer;
      }
    }
    const slow = verifyingThrough(new Slow({ url: await verifier.getUrl(), token: TOKEN, timeoutMs: 30_000 }));
    await slow.again(request!);
    expect(await requests(invoice)).toMatchObject([{ version: request!.version + 1 }]);
  });

  it('is sent to the ledger by nobody but the issue that needs it while its cap stays what it was', async () => {
    const { invoice, first } = await attested();
    expect(await verify(invoice)).toMatchObject({ verdict: 'pass' });
    expect(await sentCaps(first)).toEqual([]);
  });

  it('is left alone when the credit note is on another invoice, or nothing was attested', async () => {
    const { invoice } = await attested();
    const other = newTrade();
    const unattested = await submit(writeInvoice(other), supplier);
    const note = { number: `CN-${serial}`, date: '2026-09-01', of: [other.invoice.number] };
    await submit(writeCreditNote(other, note), supplier);
    expect([...(await requests(invoice)), ...(await requests(unattested))]).toEqual([]);
  });
});
