import { type ActKind, actKind } from '@tallystick/act-types';
import { isSignedKind, type KnownAct } from '../chain/encoding.js';
import type { KeySignature, Signature } from '../ledger/act.js';
import type { Kind } from '../ledger/ledger.js';
import type { LedgerState } from '../ledger/state.js';
import { type Fields, NOBODY } from '../ledger/values.js';
import { approvedBy } from './approving.js';
import type { Draft } from './desk.js';
import { fitted } from './fitting.js';
import type { SigningDesk } from './signing-desk.js';

/** An act, and who has to sign which digest: all whom its table names, as the parties stand now. */
export interface AskedAct {
  readonly act: Omit<KnownAct, 'signatures'>;
  readonly asked: readonly KeySignature[];
}

export function signed(kind: Kind, draft: Draft, desk: SigningDesk): KnownAct {
  const { act, asked } = toBeSigned(kind, draft, desk);
  return { ...act, signatures: asked.map(({ account, digest }) => signatureOf(account, digest, desk)) };
}

export function toBeSigned(kind: Kind, draft: Draft, { state, town }: SigningDesk): AskedAct {
  if (!isSignedKind(kind)) return { act: { kind, fields: draft.fields, digest: '' }, asked: [] };
  const { attachment } = actKind(kind);
  const fields = fitted(kind, draft.fields);
  const digest = town.digestOf(kind, fields);
  const own = signatoriesOf(kind, fields, state).map((account) => ({ account, digest }));
  if (!attachment || !draft.attached) return { act: { kind, fields, digest }, asked: own };
  const carried = fitted(attachment.kind, draft.attached);
  const attached = { fields: carried, digest: town.digestOf(attachment.kind, carried) };
  const others = attachment.signed ? signatoriesOf(attachment.kind, carried, state) : [];
  const asked = [...own, ...others.map((account) => ({ account, digest: attached.digest }))];
  return { act: { kind, fields, digest, attached }, asked };
}

export function signatureOf(account: string, digest: string, desk: SigningDesk): Signature {
  const shared = desk.state.sharedAccounts.get(account);
  return shared ? approvedBy({ account, shared }, digest, desk) : { account, digest };
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
