import { type ActKind, actKind } from '@tallystick/act-types';
import { isSignedKind, type KnownAct } from '../chain/encoding.js';
import { SHARED } from '../keys.js';
import type { Signature } from '../ledger/act.js';
import type { Kind } from '../ledger/ledger.js';
import type { LedgerState } from '../ledger/state.js';
import { type Fields, NOBODY } from '../ledger/values.js';
import type { Town } from '../town/town.js';
import type { Draft } from './desk.js';
import { fitted } from './fitting.js';

/** The draft with the signatures of all whom the act's table names, as the parties stand now. */
export function signed(kind: Kind, draft: Draft, state: LedgerState, town: Town): KnownAct {
  if (!isSignedKind(kind)) return { kind, fields: draft.fields, digest: '', signatures: [] };
  const { attachment } = actKind(kind);
  const fields = fitted(kind, draft.fields);
  const digest = town.digestOf(kind, fields);
  const own = signatoriesOf(kind, fields, state).map((account) => signatureOf(account, digest, town));
  if (!attachment || !draft.attached) return { kind, fields, digest, signatures: own };
  const carried = fitted(attachment.kind, draft.attached);
  const attached = { fields: carried, digest: town.digestOf(attachment.kind, carried) };
  const others = attachment.signed ? signatoriesOf(attachment.kind, carried, state) : [];
  const signatures = [...own, ...others.map((account) => signatureOf(account, attached.digest, town))];
  return { kind, fields, digest, attached, signatures };
}

export function signatureOf(account: string, digest: string, town: Town): Signature {
  if (!town.isShared(account)) return { account, digest };
  return { account, digest, persons: Array.from({ length: SHARED.threshold }, (_, index) => index + 1) };
}

/** Accounts, in the order of the act's table. Of a party that nobody knows, a stranger's. */
function signatoriesOf(kind: ActKind, fields: Fields, state: LedgerState): readonly string[] {
  return actKind(kind).signatories.flatMap((signatory) => {
    switch (signatory.by) {
      case 'account':
        return [String(fields[signatory.accountField])];
      case 'registrar':
        return [state.fixed.registrar];
      case 'issuer':
        return [state.fixed.issuer];
      case 'party': {
        const party = fields[signatory.partyField];
        if (typeof party !== 'bigint' || party === NOBODY) return [];
        return [state.parties.get(party)?.account ?? state.fixed.issuer];
      }
    }
  });
}
