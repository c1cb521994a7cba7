import { declareList } from '@tallystick/platform';

export const ORGANISATION_LIST = declareList({
  fields: {
    party: { column: 'organisation.party', type: 'number', filter: 'any' },
    name: { column: 'organisation.name', type: 'text', sort: true },
    uscc: { column: 'organisation.uscc', type: 'text', filter: 'any' },
    lei: { column: 'organisation.lei', type: 'text', filter: 'any' },
  },
  id: [{ column: 'organisation.party', type: 'number' }],
  idOrder: 'ASC',
});
