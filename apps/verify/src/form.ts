/** What can be checked. */
export const SUBJECTS = ['claim', 'act', 'bundle'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** The form as it is typed; a link fills it in behind its `#`, which no server sees. */
export interface Form {
  readonly subject: Subject;
  /** Address of a node; never in a link: whose word to take is the reader's choice. */
  readonly node: string;
  readonly chain: string;
  readonly relay: string;
  /** The first block that is looked at. */
  readonly from: string;
  readonly receivable: string;
  readonly transaction: string;
  readonly digest: string;
  /** Account under which evidence is anchored. */
  readonly log: string;
  /** Fingerprint of the key of the site's operator. */
  readonly operator: string;
}

export type FieldName = Exclude<keyof Form, 'subject'>;

const EMPTY: Form = {
  ...{ subject: 'claim', node: '', chain: '', relay: '', from: '0' },
  ...{ receivable: '', transaction: '', digest: '', log: '', operator: '' },
};
/** What a link may say; longer is none of ours. */
const LINKED = ['chain', 'relay', 'from', 'receivable', 'transaction', 'digest', 'log'] as const;
const LINKED_LENGTH_MAX = 100;

const NUMBER = /^(?:0|[1-9][0-9]*)$/;
const HASH = /^0x[0-9a-f]{64}$/i;
const ADDRESS = /^0x[0-9a-f]{40}$/i;
const MAY_BE: Readonly<Record<FieldName, (text: string) => boolean>> = {
  node: (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
  chain: (text) => NUMBER.test(text) && text.length <= 20,
  relay: (text) => ADDRESS.test(text),
  from: (text) => NUMBER.test(text) && Number.isSafeInteger(Number(text)),
  receivable: (text) => NUMBER.test(text) && text.length <= 58 && BigInt(text) < 1n << 192n,
  transaction: (text) => HASH.test(text),
  digest: (text) => text === '' || HASH.test(text),
  log: (text) => ADDRESS.test(text),
  operator: (text) => text === '' || /^[0-9a-f]{32}$/i.test(text.replaceAll(' ', '')),
};

const LEDGER = ['node', 'chain', 'relay'] as const;
const CLAIM: readonly FieldName[] = [...LEDGER, 'from', 'receivable'];
const ACT: readonly FieldName[] = [...LEDGER, 'transaction', 'digest'];
const ANCHOR: readonly FieldName[] = [...LEDGER, 'from', 'log', 'operator'];

/** @param hash of the page's address, with or without its `#` */
export function formOf(hash: string): Form {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const said = LINKED.flatMap((name) => {
    const value = given.get(name);
    return value !== null && value.length <= LINKED_LENGTH_MAX ? [[name, value] as const] : [];
  });
  const subject = given.has('receivable') ? 'claim' : given.has('transaction') ? 'act' : 'bundle';
  return { ...EMPTY, ...Object.fromEntries(said), subject: said.length > 0 ? subject : EMPTY.subject };
}

/** A bundle can be checked with no node: nobody is asked then. */
export const asksNode = ({ subject, node }: Form): boolean => subject !== 'bundle' || node.trim() !== '';

/** The fields that what is to be checked needs and that are not what they should be. */
export function faultsOf(form: Form): readonly FieldName[] {
  const needed: readonly FieldName[] =
    form.subject === 'claim' ? CLAIM : form.subject === 'act' ? ACT : asksNode(form) ? ANCHOR : ['operator'];
  return needed.filter((name) => !MAY_BE[name](form[name].trim()));
}
