import type { ActView } from '@tallystick/api-client';
import type { Fragment, Town } from './town.js';

/** A transfer as two parties' machines make it over HTTP: the holder drafts it, then both sign. Three requests. */
export async function transfer({ receivable, supplier, recipient }: Town, fragment: Fragment): Promise<ActView> {
  const body = { receivable, from: fragment.from, recipient: recipient.party };
  const act = await supplier.client.call(supplier.client.routes.POST('/v1/acts/transfer', { body }));
  await supplier.client.sign(act, supplier.signer);
  return recipient.client.sign(act, recipient.signer);
}

/** Throws when an act that the feed told of is not shown as recorded. */
export async function requireRecorded({ supplier }: Town, acts: readonly ActView[]): Promise<void> {
  for (const { id } of acts) {
    const { state } = await supplier.client.act(id);
    if (state !== 'recorded') throw new Error(`act ${id} is ${state}, not recorded`);
  }
}
