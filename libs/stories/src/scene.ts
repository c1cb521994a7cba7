import { type CalendarDate, dateInShanghai } from '@tallystick/kernel';
import { type Cast, enterCast } from './cast.js';
import { deposit, nameAsset, permitLedger } from './deposits.js';
import { Onboarding } from './onboarding.js';
import { signAndRecord } from './participant.js';
import { openProgramme } from './programme.js';
import { nowMs, type StoryWorld } from './story-world.js';
import { gearboxTrade, papersOf, verify } from './trade.js';

/** CNY 1,130,000.00: what the gearboxes cost with tax, minor units. */
export const FACE_MINOR = '113000000';

/** Everyone is enrolled, the bank's line on the core enterprise is open, and bank and core enterprise have deposits. */
export interface Scene<W extends StoryWorld = StoryWorld> {
  readonly world: W;
  readonly onboarding: Onboarding;
  readonly cast: Cast;
  readonly programme: string;
}

export async function setScene<W extends StoryWorld>(world: W): Promise<Scene<W>> {
  const onboarding = new Onboarding(world);
  const cast = await enterCast(onboarding, world);
  world.tell(`${cast.bank.name} opens a programme on ${cast.core.name}; the settlement bank takes in deposits`);
  const [programme] = await Promise.all([
    openProgramme(cast.bank, cast.core, cast.verifier),
    nameAsset(cast),
    ...[cast.bank, cast.core].map(async (customer) => {
      await deposit(cast.settlementBank, customer);
      await permitLedger(customer);
    }),
  ]);
  return { world, onboarding, cast, programme };
}

export interface IssueTerms {
  /** From now on; the claim is due at the end of that day. */
  readonly dueInMs?: number;
  /** On no bank's line: there is room for it however much is outstanding. */
  readonly isUndrawn?: boolean;
}

/** Trade papers are handed in, read and matched, and the core enterprise promises to pay their sum. @returns the receivable's id */
export async function issueOnVerifiedTrade(
  { world, cast, programme }: Scene,
  serial: string,
  { dueInMs = 0, isUndrawn = false }: IssueTerms = {},
): Promise<string> {
  const { core, supplier } = cast;
  const verification = await verify(supplier, core, papersOf(gearboxTrade(supplier, core, serial)));
  world.tell(`order, despatch, receipt and invoice agree: the verdict is ${verification.verdict}`);
  const dueDate = dayOf(nowMs(world) + dueInMs);
  const line = isUndrawn ? {} : { programme };
  const body = { verification: verification.id, faceMinor: FACE_MINOR, dueDate, ...line };
  const act = await core.client.call(core.client.routes.POST('/v1/acts/issue', { body }));
  const agreed = { debtor: core.party, creditor: supplier.party, face: FACE_MINOR, currency: '156' };
  const { message } = await signAndRecord(act, [core, supplier], { programme: '0', ...agreed, ...line });
  world.tell(`${core.name} promises CNY 1,130,000.00 to ${supplier.name}, on the ledger`);
  return String(message.receivable);
}

/** The day it is in Shanghai; a due date on a closed day is paid on the next business day. */
export function today(): CalendarDate {
  return dayOf(Date.now());
}

function dayOf(timeMs: number): CalendarDate {
  return dateInShanghai(Math.floor(timeMs / 1000));
}
