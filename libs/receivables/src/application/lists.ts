import { declareList } from '@tallystick/platform';

export const RECEIVABLE_LIST = declareList({
  fields: {
    state: { column: 'receivable.state', type: 'text', filter: 'any', values: ['live', 'overdue', 'settled'] },
    debtor: { column: 'receivable.debtor', type: 'number', filter: 'any' },
    creditor: { column: 'receivable.creditor', type: 'number', filter: 'any' },
    dueAt: { column: 'receivable.dueAt', type: 'moment', filter: 'range', sort: true },
    issuedAt: { column: 'receivable.issuedAt', type: 'moment', filter: 'range', sort: true },
    faceMinor: { column: 'receivable.faceMinor', type: 'amount', filter: 'range', sort: true },
    paidMinor: { column: 'receivable.paidMinor', type: 'amount', filter: 'range', sort: true },
  },
  id: [{ column: 'receivable.receivable', type: 'digits' }],
  order: '-issuedAt',
  idOrder: 'DESC',
});

export const FRAGMENT_LIST = declareList({
  fields: {
    receivable: { column: 'fragment.receivable', type: 'digits', filter: 'any' },
    programme: { column: 'fragment.programme', type: 'number', filter: 'any' },
    pledgee: { column: 'fragment.pledgee', type: 'number', filter: 'any' },
    recourse: { column: 'fragment.recourse', type: 'number', filter: 'any' },
    frozen: { column: 'fragment.frozen', type: 'flag', filter: 'any' },
    locked: { column: 'fragment.locked', type: 'flag', filter: 'any' },
    disputed: { column: 'fragment.disputed', type: 'flag', filter: 'any' },
    amountMinor: { column: '(fragment.to - fragment.from)', type: 'amount', filter: 'range', sort: true },
  },
  id: [
    { column: 'fragment.receivable', type: 'digits' },
    { column: 'fragment.from', type: 'amount' },
  ],
  idOrder: 'ASC',
});
