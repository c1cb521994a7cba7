import { randomBytes } from 'node:crypto';
import { BlindRegistry } from '@tallystick/api-client';
import {
  disputedPart,
  gearboxTrade,
  frozenFragment,
  guarantorPays,
  issueOnVerifiedTrade,
  lateReceipt,
  lostAccount,
  type MovingScene,
  papersOf,
  type Participant,
  payAll,
  signAndRecord,
  verify,
} from '@tallystick/stories';

const DAY_MS = 86_400_000;
const [HALF, REST] = ['56500000', '56500000'];
const order = () => `0x${randomBytes(32).toString('hex')}`;

export type Steps = Readonly<Record<string, () => Promise<unknown>>>;

/** What the stories come to, and every act that they do not: drafted by whoever may, signed where something further needs it. */
export function furtherActs(scene: MovingScene, overdue: string): Steps {
  const { core } = scene.cast;
  return {
    // Who has not paid issues nothing new.
    paid: () => payAll(core, overdue),
    disputed: () => disputedPart(scene, 'EX-DISPUTE'),
    guaranteed: () => guarantorPays(scene, 'EX-GUARANTOR'),
    receipts: () => lateReceipt(scene, 'EX-RECEIPT'),
    frozen: () => frozenFragment(scene, 'EX-FROZEN'),
    recovering: () => lostAccount(scene, 'EX-LOST'),
    passing: () => passing(scene),
    asking: () => asking(scene),
    pledging: () => pledging(scene),
    ordering: () => ordering(scene),
    standing: () => standing(scene),
  };
}

const issued = (scene: MovingScene, serial: string) =>
  issueOnVerifiedTrade(scene, serial, { dueInMs: 60 * DAY_MS, isUndrawn: true });

async function passing(scene: MovingScene): Promise<void> {
  const { supplier, subSupplier, core, bank, settlementBank } = scene.cast;
  const receivable = await issueOnVerifiedTrade(scene, 'EX-PASSING', { dueInMs: 60 * DAY_MS });
  const at = { receivable, from: '0' };
  const { client } = supplier;
  const { routes } = client;
  const draft = (body: object) => client.call(routes.POST('/v1/acts/transfer', { body: body as never }));
  const passed = { ...at, recipient: subSupplier.party };
  const path = ({ id }: { id: string }) => ({ params: { path: { id } } });
  const [first, second] = [
    await draft({ ...passed, amountMinor: '1', offer: false }),
    await draft({ ...passed, amountMinor: '2', offer: false }),
  ];
  await client.call(routes.POST('/v1/acts/{id}/offer', path(first)));
  await client.sign(first, supplier.signer);
  await client.call(routes.POST('/v1/acts/{id}/withdrawal', path(first)));
  await client.call(routes.DELETE('/v1/acts/{id}', path(second)));
  await client.call(routes.POST('/v1/acts/assign-with-recourse', { body: passed }));
  const sale = { ...at, buyer: bank.party, priceMinor: '112000000' };
  await client.call(routes.POST('/v1/acts/purchase', { body: sale }));
  await core.client.call(core.client.routes.POST('/v1/acts/cancel', { body: at }));
  await core.client.call(core.client.routes.POST('/v1/acts/pay', { body: at }));
  const booked = { bankReference: order(), bookedAt: String(Math.floor(scene.world.nowMs() / 1000) - 60) };
  const receipt = { ...at, amountMinor: HALF, ...booked };
  await settlementBank.client.call(settlementBank.client.routes.POST('/v1/acts/pay-by-receipt', { body: receipt }));
  const split = await client.call(routes.POST('/v1/acts/split', { body: { ...at, partsMinor: [HALF, REST] } }));
  await signAndRecord(split, [supplier]);
  await client.call(routes.POST('/v1/acts/merge', { body: { receivable, froms: ['0', HALF] } }));
}

async function asking(scene: MovingScene): Promise<void> {
  const { supplier, bank } = scene.cast;
  const at = { receivable: await issued(scene, 'EX-QUOTES'), from: '0', amountMinor: HALF };
  const { client } = supplier;
  const body = { ...at, kind: 'purchase' as const, banks: [bank.party] };
  const { id } = await client.call(client.routes.POST('/v1/quote-requests', { body }));
  await client.call(client.routes.POST('/v1/quote-requests/{id}/withdrawal', { params: { path: { id } } }));
}

async function pledging(scene: MovingScene): Promise<void> {
  const { supplier, bank } = scene.cast;
  const at = { receivable: await issued(scene, 'EX-PLEDGE'), from: '0' };
  const body = { ...at, pledgee: bank.party };
  const pledge = await supplier.client.call(supplier.client.routes.POST('/v1/acts/pledge', { body }));
  await signAndRecord(pledge, [supplier, bank]);
  await bank.client.call(bank.client.routes.POST('/v1/acts/release', { body: at }));
}

async function ordering(scene: MovingScene): Promise<void> {
  const { registrar, core } = scene.cast;
  const at = { receivable: await issued(scene, 'EX-ORDER'), from: '0' };
  const { client } = registrar;
  const { routes } = client;
  await client.call(routes.POST('/v1/acts/pause', { body: {} }));
  await client.call(routes.POST('/v1/acts/unpause', { body: {} }));
  const court = { ...at, witness: core.party, order: order(), disputed: true };
  await client.call(routes.POST('/v1/acts/order-dispute', { body: court }));
  const freeze = await client.call(routes.POST('/v1/acts/freeze', { body: at }));
  await signAndRecord(freeze, [registrar]);
  await client.call(routes.POST('/v1/acts/unfreeze', { body: at }));
}

async function standing(scene: MovingScene): Promise<void> {
  const { supplier, bank, registrar } = scene.cast;
  const { client } = supplier;
  const { routes } = client;
  const account = `0x${randomBytes(20).toString('hex')}`;
  await client.call(routes.POST('/v1/acts/change-account', { body: { account } }));
  await client.call(routes.POST('/v1/acts/raise-epoch', { body: {} }));
  const verifiedUntil = String(Math.floor(scene.world.nowMs() / 1000) + 2 * 365 * 86_400);
  const renewal = { party: supplier.party, verifiedUntil };
  await registrar.client.call(registrar.client.routes.POST('/v1/acts/renew', { body: renewal }));
  const body = { programme: scene.programme, limitMinor: '900000000' };
  await bank.client.call(bank.client.routes.POST('/v1/acts/adjust-programme', { body }));
}

/** Asks whether an invoice is financed. */
export const lookUp = (bank: Participant, registryKey: string, uscc: string) =>
  new BlindRegistry(bank.client, registryKey).lookUp({ seller: `uscc:${uscc}`, number: 'INV-LOOKED-UP' });

/** Decides what was left to a person. */
export async function decideReview({ world, cast: { supplier, core, verifier } }: MovingScene): Promise<unknown> {
  const { receipt: _, ...incomplete } = papersOf(gearboxTrade(supplier, core, 'EX-REVIEW'));
  const { id } = await verify(supplier, core, incomplete);
  const { client, signer } = verifier;
  const review = await client.call(client.routes.GET('/v1/reviews/{id}', { params: { path: { id } } }));
  // By the platform's clock, which the stories move ahead of the wall's.
  const validForSeconds = Math.floor((world.nowMs() - Date.now()) / 1000) + 3_600;
  return client.decide(review, signer, { accepted: false, reason: 'No receipt was handed in.', validForSeconds });
}
