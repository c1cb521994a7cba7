import { type Participant, signAndRecord } from './participant.js';
import { payFragment } from './payment.js';
import type { MovingScene } from './moving-world.js';
import { DAY_MS } from './moving-world.js';
import { type Receivable, receivableOf } from './receivable-state.js';
import { refusalOf } from './refusal.js';
import { issueOnVerifiedTrade } from './scene.js';

export const DISPUTED_MINOR = '30000000';

export interface DisputedPart {
  /** The code of the refusal when the disputed part is to be passed on. */
  readonly transferRefusal: string;
  readonly atMaturity: Receivable;
  readonly end: Receivable;
}

/** Core enterprise and supplier agree that part of a delivery is disputed; the rest is paid at maturity, the disputed part once they are one. */
export async function disputedPart(scene: MovingScene, serial: string): Promise<DisputedPart> {
  const { world, cast } = scene;
  const { core, supplier } = cast;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: 10 * DAY_MS });
  const disputed = await dispute(core, supplier, receivable);
  const transferRefusal = await refusalOf(passOn(supplier, cast.subSupplier, receivable, disputed));
  const { dueAt, fragments } = await receivableOf(core, receivable);
  await world.passUntil(new Date(dueAt));
  for (const fragment of fragments.filter((each) => !each.disputed)) await payFragment(core, receivable, fragment);
  const atMaturity = await receivableOf(core, receivable);
  await resolve(core, supplier, receivable, disputed);
  await payFragment(core, receivable, { from: disputed, amountMinor: DISPUTED_MINOR });
  return { transferRefusal, atMaturity, end: await receivableOf(core, receivable) };
}

/** @returns where the disputed tail starts */
async function dispute(core: Participant, supplier: Participant, receivable: string): Promise<string> {
  const { client } = core;
  const body = { receivable, from: '0', amountMinor: DISPUTED_MINOR };
  const act = await client.call(client.routes.POST('/v1/acts/dispute', { body }));
  const agreed = { receivable, from: '0', amount: DISPUTED_MINOR, debtor: core.party, holder: supplier.party };
  const { message } = await signAndRecord(act, [core, supplier], agreed);
  return (BigInt(String(message.to)) - BigInt(DISPUTED_MINOR)).toString();
}

async function resolve(core: Participant, supplier: Participant, receivable: string, from: string): Promise<void> {
  const { client } = supplier;
  const act = await client.call(client.routes.POST('/v1/acts/resolve', { body: { receivable, from } }));
  await signAndRecord(act, [supplier, core], { receivable, from, debtor: core.party, holder: supplier.party });
}

function passOn({ client }: Participant, recipient: Participant, receivable: string, from: string): Promise<unknown> {
  const body = { receivable, from, recipient: recipient.party };
  return client.call(client.routes.POST('/v1/acts/transfer', { body }));
}
