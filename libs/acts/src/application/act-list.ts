import { ACT_KINDS } from '@tallystick/act-types';
import { declareList } from '@tallystick/platform';
import { ACT_STATES } from '../domain/act-state.js';

export const ACT_LIST = declareList({
  fields: {
    state: { column: 'standing.state', type: 'text', filter: 'any', values: ACT_STATES },
    kind: { column: 'act.kind', type: 'text', filter: 'any', values: Object.keys(ACT_KINDS) },
    digest: { column: 'act.digest', type: 'text', filter: 'any' },
    draftedBy: { column: 'act.draftedBy', type: 'number', filter: 'any' },
    draftedAt: { column: 'act.draftedAt', type: 'moment', filter: 'range', sort: true },
    deadline: { column: 'act.deadline', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'act.id', type: 'uuid' }],
  idOrder: 'DESC',
});
