import type { LifeOfAReceivable, Participant } from '@tallystick/stories';
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
}

export function demoFile(baseUrl: string, operator: Secrets['operator'], life: LifeOfAReceivable): DemoFile {
  const { cast, programme, receivable } = life;
  const parties = Object.entries<Participant>({ ...cast }).map(([part, participant]) => demoParty(part, participant));
  return { baseUrl, operator, parties, programme, receivable };
}

function demoParty(part: string, participant: Participant): DemoParty {
  const { name, uscc, roles, party, credentials, signer, privateKey } = participant;
  return { part, name, uscc, roles, party, ...credentials, account: signer.account, signingKey: privateKey };
}
