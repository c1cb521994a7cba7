import { FACT_KINDS } from '@tallystick/act-types';
import { declareList } from '@tallystick/platform';
import { FACT_STATES } from '../domain/fact-state.js';

export const FACT_LIST = declareList({
  fields: {
    state: { column: 'fact.state', type: 'text', filter: 'any', values: FACT_STATES },
    kind: { column: 'fact.kind', type: 'text', filter: 'any', values: Object.keys(FACT_KINDS) },
    statedAt: { column: 'fact.statedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'fact.position', type: 'number' }],
  idOrder: 'DESC',
});
