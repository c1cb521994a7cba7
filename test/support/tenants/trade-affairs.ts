import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { BlindRegistry } from '@tallystick/api-client';
import { parseCalendarDate } from '@tallystick/kernel';
import {
  gearboxTrade,
  issueOnVerifiedTrade,
  type MovingScene,
  papersOf,
  type Participant,
  verify,
} from '@tallystick/stories';
import type { Marks } from './marks.js';

const DAY_MS = 86_400_000;

/** Trades, claims, acts and what is kept about them, between the parties of the story alone. */
export async function makeTradeAffairs(scene: MovingScene, marks: Marks, registryKey: string) {
  const { core, supplier, subSupplier, bank, settlementBank } = scene.cast;
  const receivable = await issueOnVerifiedTrade(scene, marks.text('trade'));
  const marked = gearboxTrade(supplier, core, marks.text('review'));
  // Without a receipt it is for a person to decide.
  const { receipt: _, ...incomplete } = papersOf({
    ...marked,
    lines: marked.lines.map((line) => ({ ...line, name: marks.text('article') })),
  });
  const review = await verify(supplier, core, incomplete);
  const [verification] = (await supplier.client.call(supplier.client.routes.GET('/v1/verifications'))).items.filter(
    ({ verdict }) => verdict === 'pass',
  );
  const record = await supplier.client.call(
    supplier.client.routes.POST('/v1/records', { body: epcisDocument(marks.text('record')) }),
  );
  const receipt = await supplier.client.call(
    supplier.client.routes.POST('/v1/records', { body: warehouseReceipt(marks, supplier) }),
  );
  const offered = await supplier.client.call(
    supplier.client.routes.POST('/v1/acts/transfer', {
      body: { receivable, from: '0', amountMinor: '1000', recipient: subSupplier.party },
    }),
  );
  const body = { party: core.party, amountMinor: '17', bankReference: marks.hex() };
  await settlementBank.client.call(settlementBank.client.routes.POST('/v1/acts/mint', { body }));
  const batch = await makeBatch(supplier, marks);
  const registration = await new BlindRegistry(bank.client, registryKey).register({
    ...{ seller: `uscc:${supplier.uscc}`, buyer: `uscc:${core.uscc}`, number: 'INV-REGISTERED' },
    ...{ currency: 'CNY', amountMinor: 118_650_000n, issueDate: parseCalendarDate('2026-08-25') },
  });
  return {
    ...{ receivable, review: review.id, reviewDocument: review.invoice, verification: verification?.id ?? '' },
    ...{ invoice: verification?.invoice ?? '', record: record.id, receipt: receipt.id, act: offered.id },
    ...{ registration: registration.id, ...batch, quoteRequest: await makeQuoteRequest(scene, receivable, marks) },
    ...{ programme: scene.programme, fact: await overdue(scene, receivable) },
  };
}

/** The bank quotes, and declines another. @returns the id of the one that it quoted on */
async function makeQuoteRequest({ cast }: MovingScene, receivable: string, marks: Marks): Promise<string> {
  const { supplier, bank } = cast;
  const ask = () => {
    const body = { receivable, from: '0', kind: 'purchase' as const, banks: [bank.party] };
    return supplier.client.call(supplier.client.routes.POST('/v1/quote-requests', { body }));
  };
  const [quoted, declined] = [await ask(), await ask()];
  const path = ({ id }: { id: string }) => ({ params: { path: { id } } });
  const { routes } = bank.client;
  const quote = { ...path(quoted), body: { annualRatePercent: '3.6' } };
  await bank.client.call(routes.POST('/v1/quote-requests/{id}/quotes', quote));
  const decline = { ...path(declined), body: { reason: marks.text('declined') } };
  await bank.client.call(routes.POST('/v1/quote-requests/{id}/declines', decline));
  return quoted.id;
}

/** One of its files was read and refused, the other never comes. */
async function makeBatch({ client }: Participant, marks: Marks) {
  const [refused, missing] = [Buffer.from(randomUUID()), Buffer.from(randomUUID())];
  const files = [refused, missing].map((content) => ({
    ...{ name: marks.text('file'), sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length },
  }));
  const body = { label: marks.text('batch'), files };
  const { id } = await client.call(client.routes.POST('/v1/document-batches', { body }));
  await client.sendBatchFile(id, files[0]?.sha256 ?? '', refused);
  for (;;) {
    const batch = await client.call(client.routes.GET('/v1/document-batches/{id}', { params: { path: { id } } }));
    if (batch.files.refused === 1) return { batch: id, batchFile: files[1]?.sha256 ?? '' };
    await pause(50);
  }
}

/** @returns the key of the fact that nobody paid when it was due */
async function overdue({ world, cast: { supplier } }: MovingScene, receivable: string): Promise<string> {
  const { client } = supplier;
  const path = { params: { path: { id: receivable } } };
  const { dueAt } = await client.call(client.routes.GET('/v1/receivables/{id}', path));
  await world.passUntil(new Date(Date.parse(dueAt) + DAY_MS));
  for (;;) {
    const [fact] = (await client.call(client.routes.GET('/v1/facts'))).items;
    if (fact?.state === 'recorded') return fact.key;
    await pause(100);
  }
}

/** A receipt of goods that the supplier keeps in a warehouse of nobody on the platform. */
const warehouseReceipt = (marks: Marks, { name, uscc }: Participant) => ({
  ...{ type: 'WarehouseReceipt', number: marks.text('receipt'), issueDate: '2026-09-02' },
  warehouseOperator: { name: marks.text('operator'), gln: '4012345000009' },
  holder: { name, uscc },
  ...{ commodity: marks.text('commodity'), quantity: '12.500', unit: 'TNE' },
  ...{ warehouse: marks.text('warehouse'), slot: marks.text('slot'), orders: [marks.text('receipted-order')] },
});

/** A record of an observation for an order. */
export const epcisDocument = (order: string) => ({
  type: 'EPCISDocument',
  epcisBody: {
    eventList: [
      {
        ...{ type: 'ObjectEvent', eventTime: '2026-09-02T10:00:00.000Z', eventTimeZoneOffset: '+08:00' },
        ...{ epcList: ['urn:epc:id:sgtin:4012345.011111.987'], action: 'OBSERVE', bizStep: 'shipping' },
        bizTransactionList: [{ type: 'po', bizTransaction: `urn:epc:id:gdti:${order}` }],
      },
    ],
  },
});
