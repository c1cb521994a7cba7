import { type Participant, signAndRecord } from './participant.js';
import { receivableOf } from './receivable-state.js';

/** The debtor pays one fragment, or its tail, to whoever is to be paid. */
export async function payFragment(
  debtor: Participant,
  receivable: string,
  { from, amountMinor }: { readonly from: string; readonly amountMinor: string },
): Promise<void> {
  const { client } = debtor;
  const act = await client.call(client.routes.POST('/v1/acts/pay', { body: { receivable, from } }));
  await signAndRecord(act, [debtor], { receivable, from, amount: amountMinor });
}

/** The debtor pays every fragment there is. @returns how many */
export async function payAll(debtor: Participant, receivable: string): Promise<number> {
  const { fragments } = await receivableOf(debtor, receivable);
  for (const fragment of fragments) await payFragment(debtor, receivable, fragment);
  return fragments.length;
}
