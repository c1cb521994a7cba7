import { type Fact, factAbout, factOf } from './facts.js';
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
  /** How it came to be so, as its holder may read it, and the code of the refusal to a party that it does not concern. */
  readonly fact: Fact;
  readonly strangerRefusal: string;
  /** The code of the refusal of a new issue meanwhile. */
  readonly issueRefusal: string;
  readonly paidLate: Receivable;
  /** Issued after everything was paid, and paid early, which leaves the bank's line as it was. */
  readonly issuedAgain: Receivable;
}

/** The core enterprise does not pay when it is due: nobody has to say so, and nothing new is issued until all is paid. */
export async function defaultOfCore(scene: MovingScene, serial: string): Promise<DefaultOfCore> {
  const { world, cast } = scene;
  const { core, supplier, workshop } = cast;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: DAY_MS });
  const { dueAt } = await receivableOf(supplier, receivable);
  await world.passUntil(new Date(dueAt));
  const { client } = supplier;
  const declared = client.call(client.routes.POST('/v1/facts/overdue', { body: { receivable } }));
  const earlyRefusal = await refusalOf(declared);
  await world.passUntil(new Date(Date.parse(dueAt) + DAY_MS));
  const overdue = await untilReceivable(supplier, receivable, ({ state }) => state === 'overdue');
  const fact = await factAbout(supplier, 'declare-overdue', receivable);
  const strangerRefusal = await refusalOf(factOf(workshop, fact.key));
  const issueRefusal = await refusalOf(issueOnVerifiedTrade(scene, `${serial}-MORE`, { dueInMs: DAY_MS }));
  await payAll(core, receivable);
  const paidLate = await receivableOf(core, receivable);
  const next = await issueOnVerifiedTrade(scene, `${serial}-AGAIN`, { dueInMs: DAY_MS });
  const issuedAgain = await receivableOf(core, next);
  await payAll(core, next);
  return { earlyRefusal, overdue, fact, strangerRefusal, issueRefusal, paidLate, issuedAgain };
}
