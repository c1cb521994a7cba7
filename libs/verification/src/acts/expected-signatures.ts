import { ACT_KINDS, type ActMessage, type Network, requiredSignatories } from '@tallystick/act-types';
import type { CalledAct } from '@tallystick/chain/browser';

/** Whose signature of what stands at a place of an act's list. */
export interface Expected {
  readonly role: string;
  readonly by: { readonly party: string; readonly epoch: string } | { readonly account: string };
  readonly digest: string;
  readonly signature: string;
}

type Signed = Pick<CalledAct, 'kind' | 'message' | 'digest'>;

/** Undefined when there are more or fewer signatures than the act, and what it brings along, has signatories. */
export function expectedSignatures(act: CalledAct, network: Network): readonly Expected[] | undefined {
  const { attachment } = ACT_KINDS[act.kind];
  const signed: Signed[] = attachment?.signed && act.attachment ? [act, act.attachment] : [act];
  const wanted = signed.flatMap((one) => signatoriesOf(one, network));
  if (wanted.length !== act.signatures.length) return undefined;
  return wanted.map((one, place) => ({ ...one, signature: act.signatures[place] ?? '' }));
}

function signatoriesOf(
  { kind, message, digest }: Signed,
  { registrar, issuer }: Network,
): Omit<Expected, 'signature'>[] {
  return requiredSignatories(kind, message).map((signatory) => {
    const { role } = signatory;
    switch (signatory.by) {
      case 'party':
        return {
          role,
          digest,
          by: { party: text(message, signatory.partyField), epoch: text(message, signatory.epochField) },
        };
      case 'account':
        return { role, digest, by: { account: text(message, signatory.accountField) } };
      case 'registrar':
        return { role, digest, by: { account: registrar } };
      case 'issuer':
        return { role, digest, by: { account: issuer } };
    }
  });
}

const text = (message: ActMessage, field: string) => String(message[field]);
