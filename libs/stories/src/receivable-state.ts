import type { components } from '@tallystick/api-client';
import type { Participant } from './participant.js';

export type Receivable = components['schemas']['ReceivableDetailView'];

const WAIT_MS = 60_000;
const POLL_MS = 100;

/** A receivable as the participant may see it. */
export function receivableOf({ client }: Participant, id: string): Promise<Receivable> {
  return client.call(client.routes.GET('/v1/receivables/{id}', { params: { path: { id } } }));
}

/** Waits for what no act of its own tells: a fact that anybody may have stated. */
export async function untilReceivable(
  participant: Participant,
  id: string,
  isReached: (receivable: Receivable) => boolean,
): Promise<Receivable> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    const receivable = await receivableOf(participant, id);
    if (isReached(receivable)) return receivable;
    if (Date.now() > until) throw new Error(`receivable ${id} is not as expected: ${JSON.stringify(receivable)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
