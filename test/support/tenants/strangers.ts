import { PARTY_ROLES, type PartyRole } from '@tallystick/act-types';
import type { ClientCredentials } from '@tallystick/api-client';
import { usccCheckCharacter } from '@tallystick/kernel';
import type { PeopledPlatform } from './peopled-platform.js';

export const OPERATOR = 'platform operator';
const ROLES = Object.keys(PARTY_ROLES) as PartyRole[];

/** Every kind of caller that there is: a party of each role, and who runs the platform. */
export const STRANGERS = [...ROLES, OPERATOR] as const;

const entered = new WeakMap<PeopledPlatform, Map<string, Promise<ClientCredentials>>>();

/** The machine, with all scopes, of a party that has nothing to do with any other. */
export function strangerOf(what: string, peopled: PeopledPlatform): Promise<ClientCredentials> {
  const known = entered.get(peopled) ?? new Map<string, Promise<ClientCredentials>>();
  entered.set(peopled, known);
  const stranger = known.get(what) ?? enter(what, peopled);
  known.set(what, stranger);
  return stranger;
}

async function enter(what: string, { scene, platform }: PeopledPlatform): Promise<ClientCredentials> {
  if (what === OPERATOR) return platform.world.operator;
  const first = `9133010079965${String(STRANGERS.indexOf(what as PartyRole)).padStart(4, '0')}`;
  const newcomer = { name: `路人 ${what}`, uscc: `${first}${usccCheckCharacter(first)}`, roles: [what as PartyRole] };
  return (await scene.onboarding.onboard(newcomer)).credentials;
}
