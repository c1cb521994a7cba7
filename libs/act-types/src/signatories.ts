import { type ActKind, actKind, type Signatory } from './act-kinds.js';
import type { ActMessage } from './message.js';

/** The signatories that this very act needs: a party numbered 0 stands for nobody, so nobody is asked. */
export function requiredSignatories(kind: ActKind, message: ActMessage): readonly Signatory[] {
  return actKind(kind).signatories.filter((s) => s.by !== 'party' || message[s.partyField] !== '0');
}
