import { listQuery } from '@tallystick/platform';
import { DOCUMENT_LIST, VERIFICATION_LIST } from '../application/lists.js';
import { DocumentView } from './trade.view.js';
import { VerificationView } from './verification.view.js';

export class DocumentListQuery extends listQuery(DOCUMENT_LIST, DocumentView) {}

export class VerificationListQuery extends listQuery(VERIFICATION_LIST, VerificationView) {}
