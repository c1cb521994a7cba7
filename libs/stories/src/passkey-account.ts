import {
  accountSignature,
  type ActView,
  type Approval,
  approve,
  checkedAccountChange,
  checkedDigest,
  type PartyAccount,
  type PersonKey,
} from '@tallystick/api-client';
import { anybody, companyOfThree, TWO_OF_THREE, withPasskey } from './company-of-three.js';
import { type Participant, recorded } from './participant.js';
import type { MovingScene, MovingWorld } from './moving-world.js';
import type { PersonWithKey } from './person-with-key.js';
import { DAY_MS } from './moving-world.js';
import { refusalOf } from './refusal.js';
import { issueOnVerifiedTrade } from './scene.js';

export interface PasskeyAccount {
  /** The code of the refusal of one person's word alone. */
  readonly oneAlone: string;
  /** The code of the refusal of two persons' words that were collected before the signers changed. */
  readonly collectedBefore: string;
  /** Whether the company sees at the end who its signers are. */
  readonly isSeen: boolean;
  /** What the company holds at the end, minor units. */
  readonly holdings: readonly string[];
}

const FIRST_MINOR = '1000000';
const SECOND_MINOR = '2000000';

/** A company of three persons with passkeys takes parts of a claim: two of them must approve, and a change of signers voids what they had. */
export async function passkeyAccount(scene: MovingScene, serial: string): Promise<PasskeyAccount> {
  const { world, cast } = scene;
  const { supplier } = cast;
  const { company, account, chief, treasurer, clerk } = await companyOfThree(scene, '杭州三人行精密机械有限公司', 3);
  const receivable = await issueOnVerifiedTrade(scene, serial, { dueInMs: 60 * DAY_MS, isUndrawn: true });

  const first = await offerPart(supplier, company, receivable, FIRST_MINOR);
  const word = await wordOf(company, account, first, chief);
  const oneAlone = await refusalOf(send(company, first, [word]));
  await send(company, first, [word, await wordOf(company, account, first, clerk)]);
  await recorded(company.client, first.id);

  const second = await offerPart(supplier, company, receivable, SECOND_MINOR);
  const collected = await Promise.all([chief, clerk].map((person) => wordOf(company, account, second, person)));
  const successor = await withPasskey(scene, 4);
  const changed = await changeSigners(world, company, account, {
    ...{ remove: [clerk], add: [successor], by: [chief, treasurer] },
  });
  const { state } = await company.client.call(company.client.routes.GET('/v1/account'));
  const collectedBefore = await refusalOf(send(company, second, collected));
  const anew = [chief, successor.key].map((person) => wordOf(company, changed, second, person));
  await send(company, second, await Promise.all(anew));
  await recorded(company.client, second.id);
  const { items } = await company.client.call(company.client.routes.GET('/v1/fragments'));
  const keys = state?.signers.map(({ key }) => key) ?? [];
  const isSeen = [chief, treasurer, successor.key].every(({ key }) => keys.includes(key)) && keys.length === 3;
  return { oneAlone, collectedBefore, isSeen, holdings: items.map(({ amountMinor }) => amountMinor) };
}

interface SignersChange {
  readonly remove: readonly PersonKey[];
  readonly add: readonly PersonWithKey[];
  readonly by: readonly PersonKey[];
}

/** The persons of the present configuration approve the change, and anybody sends it. @returns the account in its new configuration */
async function changeSigners(
  world: MovingWorld,
  { client }: Participant,
  account: PartyAccount,
  { remove, add, by }: SignersChange,
): Promise<PartyAccount> {
  const wanted = {
    remove: remove.map(({ key }) => key),
    add: add.map(({ person, key }) => ({ person, key: key.key })),
    threshold: TWO_OF_THREE,
  };
  const path = '/v1/transactions/configure-account';
  const drafted = await client.call(client.routes.POST(path, { body: wanted }));
  const digest = checkedAccountChange(drafted, account, wanted);
  const signature = accountSignature(await Promise.all(by.map((person) => approve(account, digest, person))));
  const body = { ...wanted, deadline: drafted.deadline, signature };
  const { transaction } = await client.call(client.routes.POST(path, { body }));
  if (!transaction) throw new Error('the signed change has no transaction');
  await anybody(world).send(transaction);
  return { ...account, configuration: account.configuration + 1n };
}

async function offerPart(
  supplier: Participant,
  company: Participant,
  receivable: string,
  amountMinor: string,
): Promise<ActView> {
  const { client } = supplier;
  const body = { receivable, from: '0', amountMinor, recipient: company.party };
  const act = await client.call(client.routes.POST('/v1/acts/transfer', { body }));
  return client.sign(act, supplier.signer, { amount: amountMinor, recipient: company.party });
}

/** Each person checks the act on a machine of their own before they approve it. */
async function wordOf(
  { client }: Participant,
  account: PartyAccount,
  act: ActView,
  person: PersonKey,
): Promise<Approval> {
  return approve(account, checkedDigest(act, await client.network()), person);
}

function send({ client }: Participant, act: ActView, words: readonly Approval[]): Promise<ActView> {
  const body = { signature: accountSignature(words) };
  return client.call(client.routes.POST('/v1/acts/{id}/signatures', { params: { path: { id: act.id } }, body }));
}
