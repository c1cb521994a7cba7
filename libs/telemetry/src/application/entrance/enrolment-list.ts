import { declareList } from '@tallystick/platform';
import { ENROLMENT_STATES } from '../../domain/enrolment/enrolment-state.js';

export const ENROLMENT_LIST = declareList({
  fields: {
    state: { column: 'request.state', type: 'text', filter: 'any', values: ENROLMENT_STATES },
    gateway: { column: 'gateway.name', type: 'text', filter: 'any' },
    requestedAt: { column: 'request.requestedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'request.id', type: 'uuid' }],
  idOrder: 'ASC',
});
