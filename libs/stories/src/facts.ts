import type { components } from '@tallystick/api-client';
import type { Participant } from './participant.js';

export type Fact = components['schemas']['FactView'];

/** The newest fact about a receivable that the participant may see. */
export async function factAbout({ client }: Participant, kind: Fact['kind'], receivable: string): Promise<Fact> {
  const { items } = await client.call(client.routes.GET('/v1/facts', { params: { query: { kind } } }));
  const fact = items.find(({ message }) => message.receivable === receivable);
  if (!fact) throw new Error(`no fact of kind ${kind} about receivable ${receivable} is seen`);
  return fact;
}

export function factOf({ client }: Participant, key: string): Promise<Fact> {
  return client.call(client.routes.GET('/v1/facts/{key}', { params: { path: { key } } }));
}
