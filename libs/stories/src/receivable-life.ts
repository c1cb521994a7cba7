import { Money } from '@tallystick/kernel';
import type { Cast } from './cast.js';
import { type Participant, signAndRecord } from './participant.js';
import { payAll } from './payment.js';
import { receivableOf } from './receivable-state.js';
import { FACE_MINOR, issueOnVerifiedTrade, type Scene, setScene } from './scene.js';
import type { StoryWorld } from './story-world.js';

/** CNY, minor units. */
export const LIFE_MINOR = {
  face: FACE_MINOR,
  toSubSupplier: '40000000',
  toWorkshop: '15000000',
  sold: '25000000',
  /** 25,000,000 at 3.6% for a day (ACT/360). */
  discount: '2500',
} as const;

export interface LifeOfAReceivable {
  readonly cast: Cast;
  readonly programme: string;
  readonly receivable: string;
}

/**
 * The first story: trade papers are read and matched, the core enterprise issues, its supplier passes parts down two tiers, a bank buys
 * one, and everyone is paid.
 */
export async function receivableLife(world: StoryWorld): Promise<LifeOfAReceivable> {
  return liveItsLife(await setScene(world));
}

/** The same on a scene that is set; `serial` tells the trade's papers from those of other stories. */
export async function liveItsLife(scene: Scene, serial = '2026-0001'): Promise<LifeOfAReceivable> {
  const { cast, programme, world } = scene;
  const receivable = await issueOnVerifiedTrade(scene, serial);
  await passDownTwoTiers(cast, receivable, world);
  await sellToBank(cast, receivable, world);
  await payEveryone(cast, receivable, world);
  return { cast, programme, receivable };
}

async function passDownTwoTiers(
  { supplier, subSupplier, workshop }: Cast,
  receivable: string,
  { tell }: StoryWorld,
): Promise<void> {
  const first = await pass(supplier, subSupplier, receivable, '0', LIFE_MINOR.toSubSupplier);
  tell(`${supplier.name} pays ${subSupplier.name} with ${yuan(LIFE_MINOR.toSubSupplier)} of it`);
  await pass(subSupplier, workshop, receivable, first, LIFE_MINOR.toWorkshop);
  tell(`${subSupplier.name} pays ${workshop.name} with ${yuan(LIFE_MINOR.toWorkshop)} of that`);
}

/** Passes the tail of a fragment on; holder and recipient sign. @returns where the part that moved starts */
export async function pass(
  holder: Participant,
  recipient: Participant,
  receivable: string,
  from: string,
  amountMinor: string,
): Promise<string> {
  const body = { receivable, from, amountMinor, recipient: recipient.party };
  const act = await holder.client.call(holder.client.routes.POST('/v1/acts/transfer', { body }));
  const agreed = { receivable, from, amount: amountMinor, holder: holder.party, recipient: recipient.party };
  const { message } = await signAndRecord(act, [holder, recipient], agreed);
  return (BigInt(String(message.to)) - BigInt(amountMinor)).toString();
}

async function sellToBank({ subSupplier, bank }: Cast, receivable: string, { tell }: StoryWorld): Promise<void> {
  const { client } = subSupplier;
  const { items } = await client.call(client.routes.GET('/v1/fragments'));
  const fragment = items.find((item) => item.receivable === receivable);
  if (!fragment) throw new Error(`${subSupplier.name} holds nothing of ${receivable}`);
  const priceMinor = (BigInt(LIFE_MINOR.sold) - BigInt(LIFE_MINOR.discount)).toString();
  const body = { receivable, from: fragment.from, buyer: bank.party, priceMinor };
  const act = await client.call(client.routes.POST('/v1/acts/purchase', { body }));
  const agreed = {
    receivable,
    amount: LIFE_MINOR.sold,
    price: priceMinor,
    holder: subSupplier.party,
    buyer: bank.party,
  };
  await signAndRecord(act, [subSupplier, bank], agreed);
  tell(
    `${bank.name} buys the remaining ${yuan(LIFE_MINOR.sold)} of ${subSupplier.name}; claim and money change hands in one transaction`,
  );
}

async function payEveryone({ core }: Cast, receivable: string, { tell }: StoryWorld): Promise<void> {
  const holders = await payAll(core, receivable);
  const { state, paidMinor } = await receivableOf(core, receivable);
  tell(`${core.name} pays all ${holders} holders; the receivable is ${state}, ${yuan(paidMinor)} paid`);
}

/** As people write it: `CNY 1,130,000.00`. */
function yuan(amountMinor: string): string {
  return Money.ofMinor(BigInt(amountMinor), 'CNY')
    .toString()
    .replaceAll(/\B(?=(\d{3})+\.)/g, ',');
}
