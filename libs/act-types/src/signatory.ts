/**
 * Who must sign an act:
 * - `party`: the account of the party numbered by the field, at the epoch in `epochField`; not asked for when the party number is 0.
 * - `account`: the address in the field itself; it is, or is to be, that of the party in `partyField`, where the act names one.
 * - `registrar`, `issuer`: the address fixed in the act's contract when it was deployed.
 */
export type Signatory =
  | { readonly role: string; readonly by: 'party'; readonly partyField: string; readonly epochField: string }
  | { readonly role: string; readonly by: 'account'; readonly accountField: string; readonly partyField?: string }
  | { readonly role: 'registrar'; readonly by: 'registrar' }
  | { readonly role: 'issuer'; readonly by: 'issuer' };

export function party(role: string): Signatory {
  return { role, by: 'party', partyField: role, epochField: `${role}Epoch` };
}

export function account(role: string, accountField: string): Signatory {
  return { role, by: 'account', accountField };
}

export const itsAccount: Signatory = { role: 'account', by: 'account', accountField: 'account', partyField: 'party' };

export const registrar: Signatory = { role: 'registrar', by: 'registrar' };
