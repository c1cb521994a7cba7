import { declareList } from '@tallystick/platform';

export const REGISTRATION_LIST = declareList({
  fields: {
    keyId: { column: 'registration.keyId', type: 'text', filter: 'any' },
    released: { column: '(registration.releasedAt IS NOT NULL)', type: 'flag', filter: 'any' },
    registeredAt: { column: 'registration.registeredAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'registration.id', type: 'uuid' }],
  idOrder: 'DESC',
});

export const NEAR_MATCH_LIST = declareList({
  fields: {
    registration: { column: 'match.registration', type: 'uuid', filter: 'any' },
    bank: { column: 'match.bank', type: 'number', filter: 'any' },
    since: { column: 'match.since', type: 'moment', filter: 'range', sort: true },
  },
  id: [
    { column: 'match.registration', type: 'uuid' },
    { column: 'match.bank', type: 'number' },
  ],
  idOrder: 'DESC',
});
