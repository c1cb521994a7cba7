import { type Participant, signAndRecord } from './participant.js';
import type { MovingScene } from './moving-world.js';
import { DAY_MS } from './moving-world.js';
import { newcomerUscc } from './newcomer-uscc.js';
import { type Receivable, receivableOf } from './receivable-state.js';
import { refusalOf } from './refusal.js';
import { issueOnVerifiedTrade } from './scene.js';

/** As a hash of the court's order would look; nobody can guess it. */
const ORDER = `0x${'5e'.repeat(32)}`;
const HEARING_MS = 3 * DAY_MS;

export interface FrozenFragment {
  readonly frozen: Receivable;
  readonly transferRefusal: string;
  /** When the reassignment is to be drafted before the hearing is over. */
  readonly soonRefusal: string;
  /** When somebody else than the registrar drafts it. */
  readonly strangerRefusal: string;
  /** What the witness saw of it before it was asked to sign, and then. */
  readonly witnessRefusal: string;
  readonly witnessSaw: Receivable;
  readonly end: Receivable;
}

/** A court stops a claim, shows its order, hears the holder for three days, and has the claim given to somebody else; a regulator witnesses. */
export async function frozenFragment(scene: MovingScene, serial: string): Promise<FrozenFragment> {
  const { world, cast, onboarding } = scene;
  const { supplier, subSupplier, registrar } = cast;
  const regulator = await onboarding.onboard({
    name: '金融监督管理局',
    uscc: newcomerUscc('11330200MB2000', 1),
    roles: ['regulator'],
  });
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: 60 * DAY_MS, isUndrawn: true });
  const place = { receivable, from: '0' };
  await freeze(registrar, place);
  const frozen = await receivableOf(supplier, receivable);
  const passing = { ...place, recipient: subSupplier.party };
  const { routes } = supplier.client;
  const transferRefusal = await refusalOf(supplier.client.call(routes.POST('/v1/acts/transfer', { body: passing })));
  const witnessRefusal = await refusalOf(receivableOf(regulator, receivable));
  const witnessSaw = await confirm(registrar, regulator, place);
  const body = { ...passing, witness: regulator.party };
  const draftBy = ({ client }: Participant) => client.call(client.routes.POST('/v1/acts/reassign', { body }));
  const soonRefusal = await refusalOf(draftBy(registrar));
  await world.passUntil(new Date(world.nowMs() + HEARING_MS));
  const strangerRefusal = await refusalOf(draftBy(subSupplier));
  const agreed = { ...place, order: ORDER, holder: supplier.party, recipient: subSupplier.party };
  await signAndRecord(await draftBy(registrar), [registrar, regulator], agreed);
  const end = await receivableOf(subSupplier, receivable);
  return { frozen, transferRefusal, soonRefusal, strangerRefusal, witnessRefusal, witnessSaw, end };
}

interface Place {
  readonly receivable: string;
  readonly from: string;
}

async function freeze(registrar: Participant, body: Place): Promise<void> {
  const { client } = registrar;
  const act = await client.call(client.routes.POST('/v1/acts/freeze', { body }));
  await signAndRecord(act, [registrar], { ...body });
}

/** @returns the receivable as its witness sees it before it signs */
async function confirm(registrar: Participant, witness: Participant, place: Place): Promise<Receivable> {
  const { client } = registrar;
  const body = { ...place, order: ORDER, witness: witness.party };
  const act = await client.call(client.routes.POST('/v1/acts/confirm-freeze', { body }));
  const seen = await receivableOf(witness, place.receivable);
  await signAndRecord(act, [registrar, witness], body);
  return seen;
}
