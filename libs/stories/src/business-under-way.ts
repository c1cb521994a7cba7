import { papersAtOdds } from './papers-at-odds.js';
import { quotesUnderWay } from './quotes-under-way.js';
import { pass } from './receivable-life.js';
import { issueOnVerifiedTrade, type Scene } from './scene.js';

const DAY_MS = 86_400_000;

/** CNY, minor units. */
const TO_SUB_SUPPLIER_MINOR = '45000000';
const TO_WORKSHOP_MINOR = '12000000';
const OFFERED_MINOR = '20000000';

/**
 * What a demo leaves open, so that its people find work: a claim that is due in some months, held by three, another that nobody has passed on,
 * a transfer that waits for its recipient's signature, a bank's price that waits to be accepted and one that waits to be named, and papers that
 * do not agree.
 */
export async function businessUnderWay(scene: Scene): Promise<void> {
  const { world, cast } = scene;
  const { supplier, subSupplier, workshop } = cast;
  const shared = await issueOnVerifiedTrade(scene, '2026-0002', { dueInMs: 90 * DAY_MS, isUndrawn: true });
  const first = await pass(supplier, subSupplier, shared, '0', TO_SUB_SUPPLIER_MINOR);
  await pass(subSupplier, workshop, shared, first, TO_WORKSHOP_MINOR);
  const whole = await issueOnVerifiedTrade(scene, '2026-0003', { dueInMs: 150 * DAY_MS, isUndrawn: true });
  const { client, signer } = supplier;
  const body = { receivable: whole, from: '0', amountMinor: OFFERED_MINOR, recipient: subSupplier.party };
  const agreed = { receivable: whole, from: '0', amount: OFFERED_MINOR, recipient: subSupplier.party };
  await client.sign(await client.call(client.routes.POST('/v1/acts/transfer', { body })), signer, agreed);
  world.tell(`${supplier.name} offers ${subSupplier.name} part of a third claim, which waits for its signature`);
  await quotesUnderWay(scene, shared);
  await papersAtOdds(scene);
}
