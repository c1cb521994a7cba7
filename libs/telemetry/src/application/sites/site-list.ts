import { declareList } from '@tallystick/platform';

export const SITE_LIST = declareList({
  fields: {
    operator: { column: 'site.operator', type: 'number', filter: 'any' },
    name: { column: 'site.name', type: 'text', filter: 'any', sort: true },
    createdAt: { column: 'site.createdAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'site.number', type: 'number' }],
  idOrder: 'ASC',
});
