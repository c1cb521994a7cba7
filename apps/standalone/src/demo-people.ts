import { randomBytes } from 'node:crypto';
import { type components, TallystickClient } from '@tallystick/api-client';
import { writeAtomically } from '@tallystick/platform';
import type { DataFolder } from './data-folder.js';
import { readDemo, writeDemo } from './demo.js';
import type { DemoFile, DemoParty, DemoPerson } from './demo-file.js';

type Role = components['schemas']['PersonView']['roles'][number];

/** A person of the demo, and the link by which they come in; without one they have come in already. */
export interface Entrance {
  readonly person: DemoPerson;
  readonly party: string;
  readonly code?: string;
}

/** At each party that works in the demo: who administers and drafts, and who checks, since nobody does both to one act. */
const CAST: Readonly<Record<string, readonly (readonly [name: string, roles: readonly Role[]])[]>> = {
  core: [
    ['王建国', ['admin', 'maker']],
    ['陈静', ['checker']],
  ],
  supplier: [
    ['李明', ['admin', 'maker']],
    ['赵丽', ['checker']],
  ],
  subSupplier: [
    ['周强', ['admin', 'maker']],
    ['吴敏', ['checker']],
  ],
  bank: [
    ['孙伟', ['admin', 'maker']],
    ['郑洁', ['checker']],
  ],
  warehouse: [
    ['何涛', ['admin', 'maker']],
    ['高翔', ['checker']],
  ],
};

const KEY_BYTES = 32;

/**
 * Brings in the demo's people through the doors, once, opens the door by which whoever started the demo signs in as one of them, and makes a
 * link for each who has no passkey yet: a link is told once, so every start makes new ones.
 */
export async function letDemoPeopleIn(folder: DataFolder, baseUrl: string): Promise<Entrance[]> {
  const demo = await withPeople(await readDemo(folder), baseUrl);
  await writeDemo(folder, demo);
  const { people = [], doorKey: key } = demo;
  await writeAtomically(folder.demoDoorFile, JSON.stringify({ key, people: people.map(({ id }) => id) }));
  return Promise.all(people.map((person) => entranceOf(person, partyOf(demo, person), baseUrl)));
}

async function withPeople(demo: DemoFile, baseUrl: string): Promise<DemoFile> {
  const doorKey = demo.doorKey ?? randomBytes(KEY_BYTES).toString('base64url');
  if (demo.people) return { ...demo, doorKey };
  const people = await Promise.all(demo.parties.map((party) => bringIn(party, baseUrl)));
  return { ...demo, doorKey, people: people.flat() };
}

async function bringIn(party: DemoParty, baseUrl: string): Promise<DemoPerson[]> {
  const { part } = party;
  const people: DemoPerson[] = [];
  const client = new TallystickClient({ baseUrl, credentials: party });
  // One after another: they are told in this order.
  for (const [name, roles] of CAST[part] ?? []) {
    const body = { name, roles: [...roles] };
    const { person } = await client.call(client.routes.POST('/v1/people', { body }));
    people.push({ id: person.id, name, roles, part });
  }
  return people;
}

async function entranceOf(person: DemoPerson, party: DemoParty, baseUrl: string): Promise<Entrance> {
  const client = new TallystickClient({ baseUrl, credentials: party });
  const params = { params: { path: { person: person.id } } };
  const found = await client.call(client.routes.GET('/v1/people/{person}', params));
  const told = { person, party: party.name };
  if (found.hasPasskey || found.struckOffAt) return told;
  const { code } = await client.call(client.routes.POST('/v1/people/{person}/link', params));
  return { ...told, code };
}

function partyOf({ parties }: DemoFile, { part }: DemoPerson): DemoParty {
  const party = parties.find((one) => one.part === part);
  if (!party) throw new Error(`demo.json names a person of ${part}, and no such party`);
  return party;
}
