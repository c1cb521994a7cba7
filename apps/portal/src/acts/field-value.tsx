import { bitsToRoles } from '@tallystick/act-types';
import { Amount, Day, Moment } from '@tallystick/web-kit';
import type { ActView } from '@tallystick/web-kit/signing';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { PartyName } from '../parties/party-name.js';
import { pathOf } from '../path-of.js';
import { shortId } from '../receivables/short-id.js';
import { useWords } from '../words/index.js';
import { findCurrencyOfNumericCode } from './currency.js';
import { type FieldForm, formOf } from './fields.js';
import { currencyOfAct, dayOf, isNobody, itemsOf, momentOf } from './told-act.js';

interface FieldValueTerms {
  readonly act: ActView;
  readonly field: string;
}

/** A field of an act as people read it, made of the very message that is signed. */
export function FieldValue({ act, field }: FieldValueTerms) {
  const value = act.message[field];
  const items = typeof value === 'boolean' ? [String(value)] : itemsOf(act, field);
  const { signing: words } = useWords();
  if (items.length === 0) return words.none;
  return items.map((item, place) => (
    <Fragment key={`${place} ${item}`}>
      {place > 0 && ' · '}
      <Item act={act} field={field} item={item} />
    </Fragment>
  ));
}

interface ItemTerms {
  readonly item: string;
  readonly act: ActView;
}

function Item({ act, field, item }: FieldValueTerms & ItemTerms): ReactNode {
  return ITEMS[formOf(act.kind, field)]({ act, item });
}

const Mono = ({ item }: ItemTerms) => <span className="tk-mono">{item}</span>;

/** By how a field is told. */
const ITEMS: Readonly<Record<FieldForm, (terms: ItemTerms) => ReactNode>> = {
  party: ({ item }) => (isNobody(item) ? <Nobody /> : <PartyName party={item} />),
  amount: ({ act, item }) => <Sum minor={item} currency={currencyOfAct(act)} />,
  currency: ({ item }) => findCurrencyOfNumericCode(item) ?? item,
  claim: ({ item }) => <Link to={pathOf('receivable', item)}>{shortId(item)}</Link>,
  moment: ({ item }) => <At item={item} />,
  day: ({ item }) => <On item={item} />,
  roles: ({ item }) => <Roles bits={item} />,
  flag: ({ item }) => <Flag item={item} />,
  days: ({ item }) => <Days item={item} />,
  reference: ({ item }) => (isNobody(item) ? '—' : item),
  count: ({ item }) => item,
  address: Mono,
  hash: Mono,
};

function Nobody() {
  return useWords().signing.nobody;
}

function Sum({ minor, currency }: { readonly minor: string; readonly currency: string | undefined }) {
  const { signing: words } = useWords();
  return currency === undefined ? words.minorUnits(minor) : <Amount minor={minor} currency={currency} />;
}

function At({ item }: Pick<ItemTerms, 'item'>) {
  const at = momentOf(item);
  return at === undefined ? item : <Moment at={at} />;
}

function On({ item }: Pick<ItemTerms, 'item'>) {
  const on = dayOf(item);
  return on === undefined ? item : <Day on={on} />;
}

function Roles({ bits }: { readonly bits: string }) {
  const { partyRoles } = useWords();
  return bitsToRoles(Number(bits))
    .map((role) => partyRoles[role])
    .join(' · ');
}

function Flag({ item }: Pick<ItemTerms, 'item'>) {
  const { signing: words } = useWords();
  return item === 'true' ? words.yes : words.no;
}

function Days({ item }: Pick<ItemTerms, 'item'>) {
  return useWords().signing.days(item);
}
