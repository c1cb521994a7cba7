import { type ActKind, actKind } from './act-kinds.js';
import type { ActMessage } from './message.js';
import type { Signatory } from './signatory.js';

/** The signatories that this very act needs: a party numbered 0 stands for nobody, so nobody is asked. */
export function requiredSignatories(kind: ActKind, message: ActMessage): readonly Signatory[] {
  return actKind(kind).signatories.filter((s) => s.by !== 'party' || message[s.partyField] !== '0');
}
