import type { SceneAct } from './ledger-scene.js';
import type { RandomRound } from './random-round.js';

/** The withdrawal of an act that did not run. */
export function revocation(
  round: RandomRound,
  kind: 'revoke-issue' | 'revoke-purchase',
  of: 'issue' | 'purchase',
  attachment: SceneAct['message'],
  party: string,
): SceneAct {
  const digest = round.scene.digestOf(of, attachment);
  return { kind, message: { digest, party, partyEpoch: '1', deadline: round.deadline }, attachment };
}
