import { AUDIT_ACTORS, AUDIT_OUTCOMES, declareList } from '@tallystick/platform';
import { AUDIT_ACTIONS } from './audited-routes.js';

export const AUDIT_LIST = declareList({
  fields: {
    at: { column: 'entry.at', type: 'moment', filter: 'range', sort: true },
    action: { column: 'entry.action', type: 'text', filter: 'any', values: AUDIT_ACTIONS },
    outcome: { column: 'entry.outcome', type: 'text', filter: 'any', values: AUDIT_OUTCOMES },
    code: { column: 'entry.code', type: 'text', filter: 'any' },
    actorKind: { column: 'entry.actorKind', type: 'text', filter: 'any', values: AUDIT_ACTORS },
    actorId: { column: 'entry.actorId', type: 'text', filter: 'any' },
    objectKind: { column: 'entry.objectKind', type: 'text', filter: 'any' },
    objectId: { column: 'entry.objectId', type: 'text', filter: 'any' },
    requestId: { column: 'entry.requestId', type: 'text', filter: 'any' },
  },
  id: [{ column: 'entry.id', type: 'uuid' }],
  order: '-at',
  idOrder: 'DESC',
});
