import type { components } from '@tallystick/api-client';
import { parseCalendarDate, priceOf, readRate } from '@tallystick/kernel';
import type { Participant } from './participant.js';
import { type Scene, today } from './scene.js';

type QuoteRequest = components['schemas']['QuoteRequestView'];

/** CNY, minor units. */
const SUPPLIERS_MINOR = '30000000';
const SUB_SUPPLIERS_MINOR = '16000000';
const FEE_MINOR = '20000';
const ANNUAL_RATE_PERCENT = '3.25';

/**
 * Two holders of a claim ask the bank for its price: one has an answer, which the bank has signed and the seller may accept; the other waits for
 * one.
 */
export async function quotesUnderWay({ world, cast }: Scene, receivable: string): Promise<void> {
  const { supplier, subSupplier, bank } = cast;
  await quote(bank, supplier, await askForQuotes(supplier, bank, receivable, SUPPLIERS_MINOR));
  await askForQuotes(subSupplier, bank, receivable, SUB_SUPPLIERS_MINOR);
  world.tell(`${supplier.name} and ${subSupplier.name} ask ${bank.name} for its price; it has answered the first`);
}

async function askForQuotes(
  { client, name, party }: Participant,
  bank: Participant,
  receivable: string,
  amountMinor: string,
): Promise<QuoteRequest> {
  const { items } = await client.call(client.routes.GET('/v1/fragments', { params: { query: { receivable } } }));
  const own = items.find(({ holder }) => holder === party);
  if (!own) throw new Error(`${name} holds nothing of ${receivable}`);
  const body = { receivable, from: own.from, amountMinor, kind: 'purchase' as const, banks: [bank.party] };
  return client.call(client.routes.POST('/v1/quote-requests', { body }));
}

/** The bank signs only at the price that it reckons itself. */
async function quote({ client, signer, party }: Participant, seller: Participant, asked: QuoteRequest): Promise<void> {
  const { id, receivable, from, amountMinor: amount } = asked;
  const request = { params: { path: { id } }, body: { annualRatePercent: ANNUAL_RATE_PERCENT, feeMinor: FEE_MINOR } };
  const act = await client.call(client.routes.POST('/v1/quote-requests/{id}/quotes', request));
  const agreed = { receivable, from, amount, price: priceFor(asked), holder: seller.party, buyer: party };
  await client.sign(act, signer, agreed);
}

function priceFor({ amountMinor, currency, dueDate }: QuoteRequest): string {
  const read = readRate(ANNUAL_RATE_PERCENT);
  if (read.fault) throw new Error(`${ANNUAL_RATE_PERCENT} is no rate: ${read.fault}`);
  const price = priceOf({
    ...{ amountMinor: BigInt(amountMinor), currency, rate: read.rate, feeMinor: BigInt(FEE_MINOR) },
    ...{ from: today(), to: parseCalendarDate(dueDate) },
  });
  return price.proceedsMinor.toString();
}
