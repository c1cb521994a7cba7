import type { MovingScene } from './moving-world.js';
import { DAY_MS } from './moving-world.js';
import { payAll } from './payment.js';
import { type Receivable, receivableOf, untilReceivable } from './receivable-state.js';
import { refusalOf } from './refusal.js';
import { issueOnVerifiedTrade } from './scene.js';

export interface DefaultOfCore {
  /** The code of the refusal when it is to be declared overdue before its time. */
  readonly earlyRefusal: string;
  readonly overdue: Receivable;
  /** The code of the refusal of a new issue meanwhile. */
  readonly issueRefusal: string;
  readonly paidLate: Receivable;
  /** Issued after everything was paid, and paid early, which leaves the bank's line as it was. */
  readonly issuedAgain: Receivable;
}

/** The core enterprise does not pay when it is due: its holder has that stated, and nothing new is issued until all is paid. */
export async function defaultOfCore(scene: MovingScene, serial: string): Promise<DefaultOfCore> {
  const { world, cast } = scene;
  const { core, supplier } = cast;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: DAY_MS });
  const { dueAt } = await receivableOf(supplier, receivable);
  await world.passUntil(new Date(dueAt));
  const declare = () =>
    supplier.client.call(supplier.client.routes.POST('/v1/facts/overdue', { body: { receivable } }));
  const earlyRefusal = await refusalOf(declare());
  await world.passUntil(new Date(Date.parse(dueAt) + DAY_MS));
  await declare();
  const overdue = await untilReceivable(supplier, receivable, ({ state }) => state === 'overdue');
  const issueRefusal = await refusalOf(issueOnVerifiedTrade(scene, `${serial}-MORE`, { dueInMs: DAY_MS }));
  await payAll(core, receivable);
  const paidLate = await receivableOf(core, receivable);
  const next = await issueOnVerifiedTrade(scene, `${serial}-AGAIN`, { dueInMs: DAY_MS });
  const issuedAgain = await receivableOf(core, next);
  await payAll(core, next);
  return { earlyRefusal, overdue, issueRefusal, paidLate, issuedAgain };
}
