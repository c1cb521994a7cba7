import { refusalOf } from './refusal.js';
import type { Scene } from './scene.js';
import { today } from './scene.js';
import { gearboxTrade, papersOf, type Verification, verify } from './trade.js';

export interface RefusedVerifications {
  /** The invoice bills more than arrived. */
  readonly contradicted: Verification;
  /** No receipt was handed in. */
  readonly incomplete: Verification;
  /** The code of the refusal when a receivable is to be issued on the contradicted one all the same. */
  readonly issueRefusal: string;
}

/** A supplier bills more than was delivered, then forgets the receipt; both times it is told why, and neither can be financed. */
export async function refusedVerification({ cast }: Scene): Promise<RefusedVerifications> {
  const { supplier, core } = cast;
  const billed = gearboxTrade(supplier, core, '2026-OVER');
  const arrived = { ...billed, lines: billed.lines.map((line) => ({ ...line, quantity: '40' })) };
  const contradicted = await verify(supplier, core, { ...papersOf(billed), receipt: papersOf(arrived).receipt });
  const { order, despatch, invoice } = papersOf(gearboxTrade(supplier, core, '2026-SHORT'));
  const incomplete = await verify(supplier, core, { order, despatch, invoice });
  const body = { verification: contradicted.id, faceMinor: '100', dueDate: today() };
  const { client } = supplier;
  const issueRefusal = await refusalOf(client.call(client.routes.POST('/v1/acts/issue', { body })));
  return { contradicted, incomplete, issueRefusal };
}
