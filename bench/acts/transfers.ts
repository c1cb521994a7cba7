import type { ActView } from '@tallystick/api-client';
import type { Fragment, Town } from './town.js';

/** Transfers as two parties' machines make them over HTTP: the holder drafts them, then both sign. Three requests, however many they are. */
export async function transferAll(town: Town, fragments: readonly Fragment[]): Promise<readonly ActView[]> {
  const { receivable, supplier, recipient } = town;
  const acts = fragments.map(({ from }) => ({
    kind: 'transfer' as const,
    terms: { receivable, from, recipient: recipient.party },
  }));
  const { items } = await supplier.client.call(supplier.client.routes.POST('/v1/acts', { body: { acts } }));
  for (const { client, signer } of [supplier, recipient]) {
    const { refused } = await client.signAll(items, signer);
    if (refused.length > 0) throw new Error(`a signature was not taken: ${JSON.stringify(refused[0])}`);
  }
  return items;
}

/** Throws when an act that the feed told of is not shown as recorded. */
export async function requireRecorded({ supplier }: Town, acts: readonly ActView[]): Promise<void> {
  for (const { id } of acts) {
    const { state } = await supplier.client.act(id);
    if (state !== 'recorded') throw new Error(`act ${id} is ${state}, not recorded`);
  }
}
