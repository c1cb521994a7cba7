import { declareList } from '@tallystick/platform';
import { FILE_STATES } from '../domain/batches/file-state.js';
import type { PaperKind } from '../domain/documents/trade-document.js';
import { WORST_FINDINGS } from '../domain/finding.js';
import type { RecordKind } from '../domain/records/trade-record.js';

/** As keys: a kind that is missing here does not compile. */
export const DOCUMENT_KINDS = Object.keys({
  order: true,
  'order-response': true,
  'despatch-advice': true,
  'receipt-advice': true,
  invoice: true,
  'credit-note': true,
} satisfies Readonly<Record<PaperKind, true>>);
export const RECORD_KINDS = Object.keys({
  'event-record': true,
  'warehouse-receipt': true,
  'bank-statement': true,
  'remittance-advice': true,
} satisfies Readonly<Record<RecordKind, true>>);
export const VERDICTS = ['pass', 'review', 'fail', 'unreadable'];

/** Whoever it is with, of what names the party that asks (`:me`). */
const COUNTERPARTY = 'CASE WHEN document.seller = :me THEN document.buyer ELSE document.seller END';

export const DOCUMENT_LIST = declareList({
  fields: {
    kind: { column: 'document.kind', type: 'text', filter: 'any', values: DOCUMENT_KINDS },
    number: { column: 'document.number', type: 'text', filter: 'any' },
    seller: { column: 'document.seller', type: 'number', filter: 'any' },
    buyer: { column: 'document.buyer', type: 'number', filter: 'any' },
    counterparty: { column: `(${COUNTERPARTY})`, type: 'number', filter: 'any' },
    worst: { column: 'papers.worst_finding(document.findings)', type: 'text', filter: 'any', values: WORST_FINDINGS },
    sha256: { column: 'document.sha256', type: 'text', filter: 'any' },
    receivedAt: { column: 'document.receivedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'document.id', type: 'uuid' }],
  idOrder: 'DESC',
});

export const VERIFICATION_LIST = declareList({
  fields: {
    invoice: { column: 'verification.invoice', type: 'uuid', filter: 'any' },
    verdict: { column: 'verification.verdict', type: 'text', filter: 'any', values: VERDICTS },
    seller: { column: 'verification.seller', type: 'number', filter: 'any' },
    buyer: { column: 'verification.buyer', type: 'number', filter: 'any' },
    verifiedAt: { column: 'verification.verifiedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'verification.id', type: 'uuid' }],
  idOrder: 'DESC',
});

/** Of what is left to a reviewer. */
export const REVIEW_LIST = declareList({
  fields: {
    invoice: { column: 'verification.invoice', type: 'uuid', filter: 'any' },
    seller: { column: 'verification.seller', type: 'number', filter: 'any' },
    buyer: { column: 'verification.buyer', type: 'number', filter: 'any' },
    verifiedAt: { column: 'verification.verifiedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'verification.id', type: 'uuid' }],
  idOrder: 'DESC',
});

export const RECORD_LIST = declareList({
  fields: {
    kind: { column: 'record.kind', type: 'text', filter: 'any', values: RECORD_KINDS },
    number: { column: 'record.number', type: 'text', filter: 'any' },
    reference: { column: 'record.references', type: 'text', filter: 'holds' },
    sha256: { column: 'record.sha256', type: 'text', filter: 'any' },
    receivedAt: { column: 'record.receivedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'record.id', type: 'uuid' }],
  idOrder: 'DESC',
});

export const RECEIPT_LIST = declareList({
  fields: {
    number: { column: 'receipt.number', type: 'text', filter: 'any' },
    commodity: { column: 'receipt.commodity', type: 'text', filter: 'any' },
    warehouse: { column: 'receipt.warehouse', type: 'text', filter: 'any' },
    unit: { column: 'receipt.unit', type: 'text', filter: 'any' },
    issuedOn: { column: 'receipt.issuedOn', type: 'day', filter: 'range', sort: true },
    receivedAt: { column: 'receipt.receivedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'receipt.record', type: 'uuid' }],
  idOrder: 'DESC',
});

export const BATCH_LIST = declareList({
  fields: { openedAt: { column: 'batch.openedAt', type: 'moment', filter: 'range', sort: true } },
  id: [{ column: 'batch.id', type: 'uuid' }],
  idOrder: 'DESC',
});

export const BATCH_FILE_LIST = declareList({
  fields: {
    state: { column: 'file.state', type: 'text', filter: 'any', values: FILE_STATES },
    name: { column: 'file.name', type: 'text', filter: 'any', sort: true },
    sha256: { column: 'file.sha256', type: 'text', filter: 'any' },
  },
  id: [{ column: 'file.place', type: 'number' }],
  idOrder: 'ASC',
});
