import { type SiteKey, siteKeyDigest } from '@tallystick/act-types';
import {
  ed25519KeyOf,
  type RuleVersion,
  signEnrolment,
  type Signer,
  signerOf,
  verifyingKey,
  verifyingKeyOf,
} from '@tallystick/telemetry';
import type { Participant } from './participant.js';
import type { SitePeople } from './site-papers.js';
import { nowMs, type StoryWorld } from './story-world.js';

const POLL_MS = 200;
const CODE_MINUTES = 60;
const HOUR_MS = 3_600_000;

/** A site that its operator runs and its bank sees, with the key that vouches for gateways, which no server has. */
export interface WatchedSite extends SitePeople {
  readonly warehouse: Participant;
  readonly bank: Participant;
  readonly operatorKey: Signer;
}

/** The warehouse announces its site, states its key, signed by its account, and lets the bank see it and release goods. */
export async function openSite(
  world: StoryWorld,
  people: Pick<WatchedSite, 'warehouse' | 'bank'>,
  name: string,
): Promise<WatchedSite> {
  const { warehouse, bank } = people;
  const { client } = warehouse;
  const { site } = await client.call(client.routes.POST('/v1/sites', { body: { name } }));
  const key = ed25519KeyOf(Buffer.from(world.newKey().slice(2), 'hex'));
  const { algorithm, publicKey } = verifyingKeyOf(key);
  const statement: SiteKey & { algorithm: typeof algorithm } = {
    ...{ site, party: warehouse.party, partyEpoch: await epochOf(warehouse), algorithm },
    ...{ publicKey: `0x${Buffer.from(publicKey).toString('hex')}` },
    // Gateways may have been offline before they came in.
    ...{ validFrom: String(Math.floor(nowMs(world) / 1000) - 1), validUntil: '0' },
  };
  const signature = await warehouse.signer.signDigest(siteKeyDigest(statement, await client.network()));
  const at = { params: { path: { site } } };
  await client.call(client.routes.PUT('/v1/sites/{site}/key', { ...at, body: { statement, signature } }));
  const reader = { params: { path: { site, party: bank.party } } };
  await client.call(client.routes.PUT('/v1/sites/{site}/readers/{party}', reader));
  await client.call(client.routes.PUT('/v1/sites/{site}/releasers/{party}', reader));
  return { site, warehouse, bank, operatorKey: signerOf(key) };
}

async function epochOf({ client }: Participant): Promise<string> {
  const { enrolled } = await client.call(client.routes.GET('/v1/me'));
  if (!enrolled) throw new Error('the warehouse is not enrolled on the ledger');
  return enrolled.epoch;
}

export async function setSiteRules({ site, warehouse: { client } }: WatchedSite, rules: readonly RuleVersion[]) {
  for (const { ruleId, parameters } of rules) {
    const body = { ruleId, parameters: { ...parameters } };
    await client.call(client.routes.POST('/v1/sites/{site}/rules', { params: { path: { site } }, body }));
  }
}

/**
 * A gateway comes in by a code. Its operator signs that it stands there, once it asks; at a real site a person compares both fingerprints first.
 * @param enrol starts the gateway with the code; resolves when it is in
 */
export async function letGatewayIn(
  watched: WatchedSite,
  gateway: string,
  enrol: (code: string) => Promise<void>,
): Promise<void> {
  const { site, warehouse } = watched;
  const { client } = warehouse;
  const at = { params: { path: { site } } };
  const terms = { ...at, body: { name: gateway, dialect: 'signed' as const } };
  await client.call(client.routes.POST('/v1/sites/{site}/gateways', terms));
  const asked = { ...at, body: { gateway, validMinutes: CODE_MINUTES } };
  const { code } = await client.call(client.routes.POST('/v1/sites/{site}/enrolment-codes', asked));
  const entering = enrol(code);
  await Promise.race([approveFirst(watched, gateway), entering]);
  await entering;
}

async function approveFirst({ site, warehouse: { client }, operatorKey }: WatchedSite, gateway: string): Promise<void> {
  for (;;) {
    const query = { params: { path: { site }, query: { state: 'pending' as const } } };
    const { items } = await client.call(client.routes.GET('/v1/sites/{site}/enrolments', query));
    const pending = items.find((item) => item.gateway === gateway);
    if (pending) {
      const key = verifyingKey(pending.key.algorithm, Buffer.from(pending.key.publicKey, 'base64url'));
      const receiptKey = await receiptKeyAt(client, site);
      const terms = { site, gateway, key, receiptKey, notBeforeMs: Date.now() - HOUR_MS };
      const enrolment = await signEnrolment(terms, operatorKey);
      const body = { enrolment: Buffer.from(enrolment).toString('base64url') };
      const approval = { params: { path: { site, id: pending.id } }, body };
      await client.call(client.routes.POST('/v1/sites/{site}/enrolments/{id}/approval', approval));
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function receiptKeyAt(client: Participant['client'], site: string) {
  const { receiptKey } = await client.call(client.routes.GET('/v1/sites/{site}', { params: { path: { site } } }));
  if (!receiptKey) throw new Error(`${site}: the platform lets no gateways in`);
  return verifyingKey(receiptKey.algorithm, Buffer.from(receiptKey.publicKey, 'base64url'));
}
