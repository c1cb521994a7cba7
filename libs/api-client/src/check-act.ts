import { actDigest, type ActMessage, type FieldValue, type Network, parseActMessage } from '@tallystick/act-types';
import type { components } from './generated/schema.js';

export type ActView = components['schemas']['ActView'];

/** What the signer means to sign: these fields must have these values; the rest is shown to a person or trusted to the kind. */
export type Expectations = Readonly<Record<string, FieldValue>>;

/** The server showed one thing and asked for a signature on another. */
export class ActDiffers extends Error {
  constructor(
    readonly actId: string,
    problem: string,
  ) {
    super(`Act ${actId} was not signed: ${problem}`);
    this.name = 'ActDiffers';
  }
}

/**
 * The digest to sign, computed here from the message that is shown and from the caller's own copy of the network. A server that lies about
 * the digest, or about what was agreed, gets no signature. Throws `ActDiffers`.
 */
export function checkedDigest(act: ActView, network: Network, expected: Expectations = {}): string {
  const message = messageOf(act);
  for (const [field, value] of Object.entries(expected)) {
    if (JSON.stringify(message[field]) !== JSON.stringify(value)) {
      throw new ActDiffers(
        act.id,
        `its ${field} is ${JSON.stringify(message[field])}, agreed was ${JSON.stringify(value)}`,
      );
    }
  }
  const digest = actDigest(act.kind, message, network);
  if (digest !== act.digest.toLowerCase())
    throw new ActDiffers(act.id, `its digest is ${digest}, the server says ${act.digest}`);
  return digest;
}

/** What cannot be read is none of its kind, and the server showed it all the same. */
function messageOf({ id, kind, message }: ActView): ActMessage {
  try {
    return parseActMessage(kind, message);
  } catch (error) {
    throw new ActDiffers(id, error instanceof Error ? error.message : 'its message cannot be read');
  }
}
