import { declareList, PERSON_ROLES, SCOPES } from '@tallystick/platform';

export const API_CLIENT_STATES = ['pending', 'active', 'expired', 'revoked'] as const;

/** What `stateOf` says of one credential, as a column; `:now` is when it is asked. */
const API_CLIENT_STATE = `CASE
  WHEN client.revokedAt IS NOT NULL THEN 'revoked'
  WHEN client.expiresAt <= :now THEN 'expired'
  WHEN client.startsAt > :now THEN 'pending'
  ELSE 'active' END`;

export const API_CLIENT_LIST = declareList({
  fields: {
    state: { column: API_CLIENT_STATE, type: 'text', filter: 'any', values: API_CLIENT_STATES },
    scope: { column: 'client.scopes', type: 'text', filter: 'holds', values: SCOPES },
    createdBy: { column: 'client.createdBy', type: 'text', filter: 'any' },
    label: { column: 'client.label', type: 'text', filter: 'any', sort: true },
    createdAt: { column: 'client.createdAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'client.clientId', type: 'text' }],
  order: '-createdAt',
  idOrder: 'DESC',
});

export const PERSON_LIST = declareList({
  fields: {
    role: { column: 'person.roles', type: 'text', filter: 'holds', values: PERSON_ROLES },
    struckOff: { column: '(person.struckOffAt IS NOT NULL)', type: 'flag', filter: 'any' },
    name: { column: 'person.name', type: 'text', filter: 'any', sort: true },
    createdAt: { column: 'person.createdAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'person.id', type: 'uuid' }],
  idOrder: 'ASC',
});
