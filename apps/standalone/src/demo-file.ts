import { TallystickClient } from '@tallystick/api-client';
import type { LifeOfAReceivable, Participant, SitePeople, TheftAtSite } from '@tallystick/stories';
import type { Secrets } from './secrets.js';

/** What the demo leaves for whoever tries the platform: everyone in it, with what they sign in and sign with. */
export interface DemoFile {
  /** Where the last start served. */
  readonly baseUrl: string;
  readonly operator: Secrets['operator'];
  readonly parties: readonly DemoParty[];
  /** The bank's programme, and the receivable whose life was told. */
  readonly programme: string;
  readonly receivable: string;
  /** The site that is watched, such as `site-1`, and the alarm of the theft there; missing in a folder that was begun before there were sites. */
  readonly site?: string;
  readonly alarm?: string;
  /** Missing until a first start that had people. */
  readonly people?: readonly DemoPerson[];
  /** Opens the page on which one signs in as one of them. */
  readonly doorKey?: string;
}

export interface DemoParty {
  /** Its part in the story. */
  readonly part: string;
  readonly name: string;
  readonly uscc: string;
  readonly roles: readonly string[];
  /** Party number, decimal digits. */
  readonly party: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The address that it signs acts as, and the private key of it. */
  readonly account: string;
  readonly signingKey: string;
  /** Of an account of several persons: private keys of the first ones. The key above signs nothing then. */
  readonly persons?: readonly string[];
}

/** Somebody who may sign in for a party of the demo. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** The part of the party that they act for. */
  readonly part: string;
}

/** What was told of the demo. */
export interface ToldDemo {
  readonly life: LifeOfAReceivable;
  readonly theft: TheftAtSite;
}

export function demoFile(baseUrl: string, operator: Secrets['operator'], { life, theft }: ToldDemo): DemoFile {
  const { cast, programme, receivable } = life;
  const { watched, alarm } = theft;
  const everyone = { ...cast, warehouse: watched.warehouse };
  const parties = Object.entries<Participant>(everyone).map(([part, participant]) => demoParty(part, participant));
  return { baseUrl, operator, parties, programme, receivable, site: watched.site, alarm: alarm.id };
}

/** Who hands in the papers of the demo's site; undefined in a folder that was begun before there were sites. */
export function sitePeopleOf({ parties, site }: DemoFile, baseUrl: string): SitePeople | undefined {
  const clientOf = (part: string) => {
    const credentials = parties.find((party) => party.part === part);
    return credentials && { client: new TallystickClient({ baseUrl, credentials }) };
  };
  const [warehouse, bank] = [clientOf('warehouse'), clientOf('bank')];
  return site !== undefined && warehouse && bank ? { site, warehouse, bank } : undefined;
}

function demoParty(part: string, participant: Participant): DemoParty {
  const { name, uscc, roles, party, credentials, signer, privateKey, persons } = participant;
  const own = persons.length > 0 ? { persons } : {};
  return { part, name, uscc, roles, party, ...credentials, account: signer.account, signingKey: privateKey, ...own };
}
