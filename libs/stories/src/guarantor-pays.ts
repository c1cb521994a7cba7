import { checkedPayment, keyWallet, type PaymentForDebtor } from '@tallystick/api-client';
import type { Cast } from './cast.js';
import { deposit } from './deposits.js';
import type { MovingScene } from './moving-world.js';
import { DAY_MS } from './moving-world.js';
import { type Participant, signAndRecord } from './participant.js';
import { type Receivable, receivableOf, untilReceivable } from './receivable-state.js';
import { refusalOf } from './refusal.js';
import { FACE_MINOR, issueOnVerifiedTrade } from './scene.js';

const HEARS_WITHIN_MS = 30_000;
/** The id before the first event of a feed. */
const FROM_THE_BEGINNING = '0-0';

export interface GuarantorPays {
  /** The codes of the refusals: before the due time; to a former holder whom it no longer concerns; of a wallet without deposits; to the holder, who would pay itself. */
  readonly earlyRefusal: string;
  readonly strangerRefusal: string;
  readonly poorRefusal: string;
  readonly ownRefusal: string;
  readonly prepared: PaymentForDebtor;
  /** Prepared anew once the payer has let the ledger move its deposits. */
  readonly approved: PaymentForDebtor;
  /** The code of the refusal when it is to be paid once more. */
  readonly againRefusal: string;
  readonly paid: Receivable;
  /** What the holder had before and has after, minor units. */
  readonly received: bigint;
  /** What the guarantor was told, and what it may read of the payment. */
  readonly heard: readonly string[];
  readonly payers: readonly (string | undefined)[];
}

/** The core enterprise does not pay, and the workshop that passed the claim on with recourse pays in its place, by its own transaction. */
export async function guarantorPays(scene: MovingScene, serial: string): Promise<GuarantorPays> {
  const { world, cast } = scene;
  const { supplier: formerHolder, workshop: guarantor, subSupplier: holder, settlementBank } = cast;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: DAY_MS, isUndrawn: true });
  await passOnWithRecourse(cast, receivable);
  const place = { receivable, from: '0' };
  const prepare = ({ client }: Participant) =>
    client.call(client.routes.POST('/v1/transactions/pay-for', { body: place }));
  const earlyRefusal = await refusalOf(prepare(guarantor));
  const { dueAt } = await receivableOf(holder, receivable);
  await world.passUntil(new Date(Date.parse(dueAt) + DAY_MS));
  await untilReceivable(holder, receivable, ({ state }) => state === 'overdue');
  const strangerRefusal = await refusalOf(prepare(formerHolder));
  const poorRefusal = await refusalOf(prepare(guarantor));
  const ownRefusal = await refusalOf(prepare(holder));
  await deposit(settlementBank, guarantor);

  const before = await balanceOf(holder);
  const prepared = await prepare(guarantor);
  const agreed = { ...place, amountMinor: FACE_MINOR };
  const [approval] = checkedPayment(prepared, await guarantor.client.network(), agreed);
  const wallet = keyWallet({ privateKey: guarantor.privateKey, rpcUrl: world.rpcUrl });
  if (approval) await wallet.send(approval);
  const approved = await prepare(guarantor);
  for (const transaction of checkedPayment(approved, await guarantor.client.network(), agreed))
    await wallet.send(transaction);
  const paid = await untilReceivable(guarantor, receivable, ({ state }) => state === 'settled');
  const againRefusal = await refusalOf(prepare(guarantor));
  const received = (await balanceOf(holder)) - before;
  const heard = await heardAbout(guarantor, receivable);
  const payers = await payersOf(guarantor, receivable);
  return {
    ...{ earlyRefusal, strangerRefusal, poorRefusal, ownRefusal, prepared, approved, againRefusal },
    ...{ paid, received, heard, payers },
  };
}

/** From the supplier to the workshop, and from the workshop, which stands behind it from then on, to the sub-supplier. */
async function passOnWithRecourse({ supplier, workshop, subSupplier }: Cast, receivable: string): Promise<void> {
  await pass('/v1/acts/transfer', supplier, workshop, receivable);
  await pass('/v1/acts/assign-with-recourse', workshop, subSupplier, receivable);
}

async function pass(
  path: '/v1/acts/transfer' | '/v1/acts/assign-with-recourse',
  holder: Participant,
  { party, ...recipient }: Participant,
  receivable: string,
): Promise<void> {
  const { client } = holder;
  const body = { receivable, from: '0', recipient: party };
  const act = await client.call(client.routes.POST(path, { body }));
  await signAndRecord(act, [holder, recipient], { amount: FACE_MINOR, recipient: party });
}

async function balanceOf({ client }: Participant): Promise<bigint> {
  return BigInt((await client.call(client.routes.GET('/v1/balance'))).balanceMinor);
}

/** Everything in the participant's feed about a receivable, up to its payment. */
async function heardAbout({ client }: Participant, receivable: string): Promise<string[]> {
  const heard: string[] = [];
  const end = new AbortController();
  const signal = AbortSignal.any([end.signal, AbortSignal.timeout(HEARS_WITHIN_MS)]);
  for await (const { type, subject } of client.events(signal, FROM_THE_BEGINNING)) {
    if (subject === receivable) heard.push(type);
    if (heard.includes('fragment-paid')) break;
  }
  end.abort();
  return heard;
}

async function payersOf({ client }: Participant, id: string): Promise<(string | undefined)[]> {
  const path = { params: { path: { id } } };
  const { items } = await client.call(client.routes.GET('/v1/receivables/{id}/history', path));
  return items.filter(({ kind }) => kind === 'paid').map(({ payer }) => payer);
}
