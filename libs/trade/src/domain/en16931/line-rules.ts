import type { BillingDocument, InvoiceLine } from '../documents/trade-document.js';
import { isReversed } from './document-rules.js';
import { breaches, given, type Rule } from './rule.js';

const periodsOf = ({ lines }: BillingDocument) => lines.flatMap(({ terms }) => given(terms.period));

const eachLine = (isBroken: (line: InvoiceLine) => boolean, message: string) => (document: BillingDocument) =>
  breaches(document.lines, isBroken, message);

/** What each line says. That it has a net price, not below zero (BR-26, BR-27), is reckoned of every invoice. */
export const LINE_RULES: readonly Rule[] = [
  {
    id: 'BR-23',
    terms: ['BT-130'],
    check: ({ lines }) =>
      breaches(
        lines.map(({ quantity }) => quantity),
        ({ unit }) => unit === '',
        'a quantity has no unit',
      ),
  },
  {
    id: 'BR-25',
    terms: ['BT-153'],
    check: eachLine(({ article }) => article.name === '', 'a line’s item has no name'),
  },
  {
    id: 'BR-28',
    terms: ['BT-148'],
    check: ({ lines }) =>
      breaches(
        lines.flatMap(({ terms }) => given(terms.grossPrice)),
        ({ value }) => value.isNegative(),
        'a gross price is never negative',
      ),
  },
  {
    id: 'BR-30',
    terms: ['BT-134', 'BT-135'],
    check: (document) => breaches(periodsOf(document), isReversed, 'a line’s period ends before it starts'),
  },
  {
    id: 'BR-54',
    terms: ['BT-160', 'BT-161'],
    check: ({ lines }) =>
      breaches(
        lines.flatMap(({ terms }) => terms.attributes),
        ({ name, value }) => name === '' || value === '',
        'a property of an item lacks its name or its value',
      ),
  },
  {
    id: 'BR-64',
    terms: ['BT-157-1'],
    check: ({ lines }) =>
      breaches(
        lines.flatMap(({ terms }) => given(terms.standardId)),
        ({ scheme }) => scheme === '',
        'an item’s standard identifier does not say by which scheme it is one',
      ),
  },
  {
    id: 'BR-65',
    terms: ['BT-158-1'],
    check: ({ lines }) =>
      breaches(
        lines.flatMap(({ terms }) => terms.classifications),
        ({ scheme }) => scheme === '',
        'an item is classified without saying by which list',
      ),
  },
  {
    id: 'BR-CO-04',
    terms: ['BT-151'],
    check: eachLine(({ taxCategory }) => !taxCategory?.id, 'a line has no VAT category'),
  },
  {
    id: 'BR-CO-20',
    terms: ['BG-26'],
    check: (document) =>
      breaches(periodsOf(document), ({ start, end }) => !start && !end, 'a line’s period has neither start nor end'),
  },
];
