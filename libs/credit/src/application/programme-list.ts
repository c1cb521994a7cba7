import { declareList } from '@tallystick/platform';

export const PROGRAMME_LIST = declareList({
  fields: {
    bank: { column: 'programme.bank', type: 'number', filter: 'any' },
    debtor: { column: 'programme.debtor', type: 'number', filter: 'any' },
    open: { column: 'programme.open', type: 'flag', filter: 'any' },
    limitMinor: { column: 'programme.limitMinor', type: 'amount', filter: 'range', sort: true },
    maxTenorDays: { column: 'programme.maxTenorDays', type: 'number', filter: 'range', sort: true },
  },
  id: [{ column: 'programme.programme', type: 'number' }],
  idOrder: 'ASC',
});
