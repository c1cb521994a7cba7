import { listQuery } from '@tallystick/platform';
import { DOCUMENT_LIST, RECEIPT_LIST, RECORD_LIST, REVIEW_LIST, VERIFICATION_LIST } from '../application/lists.js';
import { ReviewView } from './review.view.js';
import { DocumentView, RecordView } from './trade.view.js';
import { VerificationView } from './verification.view.js';
import { WarehouseReceiptView } from './warehouse-receipt.view.js';

export class DocumentListQuery extends listQuery(DOCUMENT_LIST, DocumentView) {}

export class VerificationListQuery extends listQuery(VERIFICATION_LIST, VerificationView) {}

export class ReviewListQuery extends listQuery(REVIEW_LIST, ReviewView) {}

export class RecordListQuery extends listQuery(RECORD_LIST, RecordView) {}

export class WarehouseReceiptListQuery extends listQuery(RECEIPT_LIST, WarehouseReceiptView) {}
