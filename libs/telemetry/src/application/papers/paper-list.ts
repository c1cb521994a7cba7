import { declareList } from '@tallystick/platform';
import { PAPER_KINDS } from '../../domain/site-acts/site-act.js';

export const PAPER_STATES = ['waiting', 'heard', 'refused'] as const;

/** As the view of one says it. */
const STATE = `CASE WHEN paper.refusal IS NOT NULL THEN 'refused' WHEN paper.heardAt IS NOT NULL THEN 'heard' ELSE 'waiting' END`;

export const PAPER_LIST = declareList({
  fields: {
    kind: { column: 'paper.kind', type: 'text', filter: 'any', values: PAPER_KINDS },
    state: { column: STATE, type: 'text', filter: 'any', values: PAPER_STATES },
    device: { column: 'paper.device', type: 'text', filter: 'any' },
    by: { column: 'paper.by', type: 'number', filter: 'any' },
    at: { column: 'paper.at', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'paper.seq', type: 'number' }],
  idOrder: 'DESC',
});
