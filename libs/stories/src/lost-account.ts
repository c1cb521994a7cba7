import { type ActView, approve, checkedDigest, keySigner, soleSignature } from '@tallystick/api-client';
import { companyOfThree, type CompanyOfThree } from './company-of-three.js';
import { type Participant, recorded, signAndRecord } from './participant.js';
import type { MovingScene } from './moving-world.js';
import { DAY_MS } from './moving-world.js';
import { refusalOf } from './refusal.js';
import { issueOnVerifiedTrade } from './scene.js';

export interface LostAccount {
  /** The codes of the refusals while the recovery is open: to draft an act, to sign one, and to complete it too soon. */
  readonly draftRefusal: string;
  readonly signRefusal: string;
  readonly earlyRefusal: string;
  /** What one person stopped. */
  readonly stopped: ActView;
  /** The account that the second recovery led to, as the directory has it. */
  readonly account: string | undefined;
  readonly newAccount: string;
  /** What the company holds at the end, minor units. */
  readonly holdings: readonly string[];
}

const PART_MINOR = '3000000';
/** The ledger's: days to object, and days of rest after an objection. */
const [OBJECTION_DAYS, REST_DAYS] = [7, 30];

/** The registrar opens a way to another account; one person who still has a key stops it. The second time nobody does, and the company goes over. */
export async function lostAccount(scene: MovingScene, serial: string): Promise<LostAccount> {
  const { world, cast } = scene;
  const three = await companyOfThree(scene, '嘉兴同舟包装有限公司', 7);
  const { company } = three;
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: 120 * DAY_MS, isUndrawn: true });
  const offered = await offerPart(cast.supplier, company, receivable);

  await proposeRecovery(cast.registrar, company, scene.world.newKey());
  const draftRefusal = await refusalOf(offerPart(cast.supplier, company, receivable, '1'));
  const signRefusal = await refusalOf(company.client.sign(offered, company.signer));
  const { client } = company;
  const completed = client.call(client.routes.POST('/v1/facts/recovery', { body: { party: company.party } }));
  const earlyRefusal = await refusalOf(completed);
  const stopped = await stopAlone(three);

  await world.passUntil(new Date(world.nowMs() + REST_DAYS * DAY_MS));
  const next = await proposeRecovery(cast.registrar, company, scene.world.newKey());
  await world.passUntil(new Date(world.nowMs() + OBJECTION_DAYS * DAY_MS));
  const account = await untilGoneOver(company);
  const recovered = { client: company.client, signer: next };
  const again = await offerPart(cast.supplier, company, receivable);
  await signAndRecord(again, [recovered], { amount: PART_MINOR });
  const { items } = await company.client.call(company.client.routes.GET('/v1/fragments'));
  const holdings = items.map(({ amountMinor }) => amountMinor);
  return {
    ...{ draftRefusal, signRefusal, earlyRefusal, stopped },
    ...{ account, newAccount: next.account, holdings },
  };
}

async function offerPart(
  supplier: Participant,
  company: Participant,
  receivable: string,
  amountMinor = PART_MINOR,
): Promise<ActView> {
  const { client } = supplier;
  const body = { receivable, from: '0', amountMinor, recipient: company.party };
  const act = await client.call(client.routes.POST('/v1/acts/transfer', { body }));
  return client.sign(act, supplier.signer, { amount: amountMinor, recipient: company.party });
}

/** Registrar and new account sign. @returns who signs with the new account */
async function proposeRecovery(registrar: Participant, company: Participant, privateKey: string) {
  const { client } = registrar;
  const signer = keySigner(privateKey);
  const body = { party: company.party, account: signer.account };
  const act = await client.call(client.routes.POST('/v1/acts/propose-recovery', { body }));
  await signAndRecord(act, [registrar, { client: company.client, signer }], body);
  return signer;
}

async function stopAlone({ company, account, clerk }: CompanyOfThree): Promise<ActView> {
  const { client } = company;
  const act = await client.call(client.routes.POST('/v1/acts/stop-recovery', { body: {} }));
  const word = await approve(account, checkedDigest(act, await client.network()), clerk);
  const path = { path: { id: act.id } };
  const body = { signature: soleSignature(word) };
  await client.call(client.routes.POST('/v1/acts/{id}/signatures', { params: path, body }));
  return recorded(client, act.id);
}

/** Nobody's act ends it, and nobody has to ask for its end: the directory tells. @returns the account that it went over to */
async function untilGoneOver({ client }: Participant): Promise<string | undefined> {
  const until = Date.now() + 60_000;
  for (;;) {
    const { enrolled } = await client.call(client.routes.GET('/v1/me'));
    if (!enrolled?.recovery) return enrolled?.account;
    if (Date.now() > until) throw new Error('the recovery was not completed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
