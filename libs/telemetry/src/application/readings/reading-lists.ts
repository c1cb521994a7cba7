import { declareList } from '@tallystick/platform';
import { CLOCK_TRUSTS, EVIDENCE_GRADES } from '../../domain/rules/measurement.js';

export const SERIES_LIST = declareList({
  fields: {
    gateway: { column: 'series.gateway', type: 'text', filter: 'any' },
    device: { column: 'series.device', type: 'text', filter: 'any', sort: true },
    metric: { column: 'series.metric', type: 'text', filter: 'any', sort: true },
    unit: { column: 'series.unit', type: 'text', filter: 'any' },
  },
  id: [{ column: 'series.id', type: 'number' }],
  idOrder: 'ASC',
});

export const LATEST_LIST = declareList({
  fields: {
    gateway: { column: 'latest.gateway', type: 'text', filter: 'any' },
    device: { column: 'latest.device', type: 'text', filter: 'any' },
    metric: { column: 'latest.metric', type: 'text', filter: 'any' },
    unit: { column: 'latest.unit', type: 'text', filter: 'any' },
    grade: { column: 'latest.grade', type: 'text', filter: 'any', values: EVIDENCE_GRADES },
    clock: { column: 'latest.clock', type: 'text', filter: 'any', values: CLOCK_TRUSTS },
    at: { column: 'latest.at', type: 'moment', filter: 'range' },
  },
  id: [{ column: 'latest.id', type: 'number' }],
  idOrder: 'ASC',
});

export const QUARANTINE_LIST = declareList({
  fields: {
    gateway: { column: 'quarantine.gateway', type: 'text', filter: 'any' },
    kind: { column: 'quarantine.kind', type: 'text', filter: 'any' },
    reason: { column: 'quarantine.reason', type: 'text', filter: 'any' },
    receivedAt: { column: 'quarantine."receivedAt"', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'quarantine.id', type: 'uuid' }],
  idOrder: 'DESC',
});
