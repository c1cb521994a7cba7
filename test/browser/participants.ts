import { addDays, type CalendarDate } from '@tallystick/kernel';
import { gearboxTrade, papersOf, type Participant, signAndRecord, today, verify } from '@tallystick/stories';
import type { TradeDetails } from '@tallystick/trade/papers';
import type { PortalStage } from './portal-stage.js';

/** A party of the demo with its machine and who signs for it now, as the demo's own stories have it. */
export async function participant(stage: PortalStage, part: string): Promise<Participant> {
  const party = stage.party(part);
  const { name, uscc, signingKey } = party;
  return {
    ...{ name, uscc, party: party.party, roles: [], credentials: party, privateKey: signingKey, persons: [] },
    ...{ signer: await stage.signer(part), client: stage.machine(part) },
  };
}

const coreAndSupplier = (stage: PortalStage) =>
  Promise.all([participant(stage, 'core'), participant(stage, 'supplier')]);

export const inDays = (days: number): CalendarDate => addDays(today(), days);

/** A trade of the demo's supplier with its core enterprise of which no paper is handed in. @param serial in the numbers of its papers */
export async function tradeBetween(stage: PortalStage, serial: string): Promise<TradeDetails> {
  const [core, supplier] = await coreAndSupplier(stage);
  return gearboxTrade(supplier, core, serial);
}

/** A verified invoice of CNY 1,130,000.00 that nobody has financed. @returns its verification */
export async function verifiedInvoice(stage: PortalStage, serial: string): Promise<string> {
  const [core, supplier] = await coreAndSupplier(stage);
  const { id } = await verify(supplier, core, papersOf(gearboxTrade(supplier, core, serial)));
  return id;
}

/** A claim of CNY 1,130,000.00 that the supplier holds whole, on nobody's line. @returns its number */
export async function ownClaim(stage: PortalStage, serial: string): Promise<string> {
  const [core, supplier] = await coreAndSupplier(stage);
  const verification = await verifiedInvoice(stage, serial);
  const body = { verification, faceMinor: '113000000', dueDate: inDays(60) };
  const act = await core.client.call(core.client.routes.POST('/v1/acts/issue', { body }));
  const { message } = await signAndRecord(act, [core, supplier], { face: '113000000', creditor: supplier.party });
  return String(message.receivable);
}
