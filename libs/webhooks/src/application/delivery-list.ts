import { declareList } from '@tallystick/platform';
import { EVENT_TYPES } from './event-types.js';

export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;

export const DELIVERY_LIST = declareList({
  fields: {
    state: { column: 'delivery.state', type: 'text', filter: 'any', values: DELIVERY_STATES },
    type: { column: 'delivery.type', type: 'text', filter: 'any', values: EVENT_TYPES },
    subject: { column: 'delivery.subject', type: 'text', filter: 'any' },
    at: { column: 'delivery.at', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'delivery.id', type: 'uuid' }],
  idOrder: 'DESC',
});
