import type { PartyRole } from '@tallystick/act-types';
import {
  type ActSigner,
  type ActView,
  type ClientCredentials,
  type Expectations,
  type TallystickClient,
} from '@tallystick/api-client';

/** A party in a story: its number, its machine at the API, and its signing key. */
export interface Participant {
  readonly name: string;
  readonly party: string;
  readonly uscc: string;
  readonly roles: readonly PartyRole[];
  readonly credentials: ClientCredentials;
  /** Of no use to who signs with an account of several persons. */
  readonly privateKey: string;
  /** Private keys of the account’s persons, of whom the first ones sign; none of who signs with a key. */
  readonly persons: readonly string[];
  readonly signer: ActSigner;
  readonly client: TallystickClient;
}

/** An act that ended otherwise than the story needs. */
export class StoryBroken extends Error {
  constructor(act: ActView) {
    const failure = act.lastFailure ? ` (${act.lastFailure.code}: ${act.lastFailure.message})` : '';
    super(`act ${act.id} of kind ${act.kind} ended ${act.state}${failure}`);
    this.name = 'StoryBroken';
  }
}

/** Each signs in turn, checking the act against what was agreed; then the chain is waited for. Throws unless it is recorded. */
export async function signAndRecord(
  act: ActView,
  signatories: readonly Pick<Participant, 'client' | 'signer'>[],
  agreed: Expectations = {},
): Promise<ActView> {
  for (const { client, signer } of signatories) await client.sign(act, signer, agreed);
  const first = signatories[0];
  if (!first) throw new Error('an act needs a signatory');
  return recorded(first.client, act.id);
}

export async function recorded(client: TallystickClient, actId: string): Promise<ActView> {
  const ended = await client.settled(actId);
  if (ended.state !== 'recorded') throw new StoryBroken(ended);
  return ended;
}
