import { actKind, type ActKind } from '@tallystick/act-types';

/** How the value of a field is told to people. */
export type FieldForm =
  | 'party'
  | 'amount'
  | 'currency'
  | 'claim'
  | 'moment'
  | 'day'
  | 'address'
  | 'hash'
  | 'count'
  | 'days'
  | 'roles'
  | 'flag'
  | 'reference';

/** Of every field of every kind of act; a list is told item by item. Whatever is signed is shown: a test holds the table whole. */
export const FIELD_FORMS: Readonly<Record<string, FieldForm>> = {
  ...forms('party', 'party bank debtor creditor verifier verifiers holder pledgee recipient buyer witness payee'),
  ...forms('party', 'settlementBank'),
  ...forms('amount', 'limit cap face from to cuts froms amount price value'),
  ...forms('currency', 'currency'),
  ...forms('claim', 'receivable'),
  ...forms('moment', 'verifiedUntil deadline bookedAt payBy unlockFrom'),
  ...forms('day', 'due'),
  ...forms('address', 'account debtorAccount asset owner spender'),
  ...forms('hash', 'nullifiers nullifier digest order'),
  ...forms('reference', 'bankReference programme'),
  ...forms('days', 'maxTenorDays'),
  ...forms('roles', 'roles'),
  ...forms('flag', 'open disputed'),
  ...forms(
    'count',
    'purpose version versions sequence keyId nonce partyEpoch bankEpoch verifierEpoch debtorEpoch creditorEpoch',
  ),
  ...forms('count', 'holderEpoch pledgeeEpoch recipientEpoch buyerEpoch witnessEpoch'),
};

/** An address is one whatever the field is called: to whom deposits go, and where a part ends, are both `to`. */
export function formOf(kind: ActKind, field: string): FieldForm {
  const type = actKind(kind).fields.find(({ name }) => name === field)?.type;
  return type === 'address' ? 'address' : (FIELD_FORMS[field] ?? 'reference');
}

/** What ties an act to one state of the ledger; it is shown apart from what is agreed. */
const BINDING = /Epoch$|^(version|versions|sequence|keyId|nonce|nullifier|nullifiers|digest)$/;

export const isBinding = (field: string): boolean => BINDING.test(field);

export const fieldsOf = (kind: ActKind): readonly string[] => actKind(kind).fields.map(({ name }) => name);

function forms(form: FieldForm, names: string): Record<string, FieldForm> {
  return Object.fromEntries(names.split(' ').map((name) => [name, form]));
}
