import { declareList } from '@tallystick/platform';
import { QUOTED_KINDS } from '../../infra/quotes/quote-request.entity.js';
import { QUOTE_REQUEST_STATES, REQUEST_STATE } from './request-state.js';

export const QUOTE_REQUEST_LIST = declareList({
  fields: {
    state: { column: REQUEST_STATE, type: 'text', filter: 'any', values: QUOTE_REQUEST_STATES },
    receivable: { column: 'request.receivable', type: 'digits', filter: 'any' },
    seller: { column: 'request.seller', type: 'number', filter: 'any' },
    kind: { column: 'request.kind', type: 'text', filter: 'any', values: QUOTED_KINDS },
    askedAt: { column: 'request.askedAt', type: 'moment', filter: 'range', sort: true },
    until: { column: 'request.until', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'request.id', type: 'uuid' }],
  idOrder: 'DESC',
});
