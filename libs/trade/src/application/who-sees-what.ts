import { RowRule } from '@tallystick/platform';
import { Document } from '../infra/document.entity.js';
import { StoredRecord } from '../infra/stored-record.entity.js';
import { StoredReceipt } from '../infra/stored-receipt.entity.js';
import { Verification } from '../infra/verification.entity.js';

/** A paper is seen by the two organisations that it names, and by nobody else. */
export const DOCUMENTS = new RowRule(Document, 'document', '(document.seller = :me OR document.buyer = :me)');

/** A record is seen by who handed it in, and by nobody else. */
export const RECORDS = new RowRule(StoredRecord, 'record', 'record.submittedBy = :me');

/** What a warehouse receipt says is seen by whoever sees its record. */
export const WAREHOUSE_RECEIPTS = new RowRule(StoredReceipt, 'receipt', 'receipt.submittedBy = :me');

/** A verification is seen by the seller and the buyer of its invoice. */
export const VERIFICATIONS = new RowRule(
  Verification,
  'verification',
  '(verification.seller = :me OR verification.buyer = :me)',
);

/** A reviewer sees the verifications that were left to it, with the papers that they were run on, and nothing else of their parties. */
export const REVIEWS = new RowRule(
  Verification,
  'verification',
  `verification.verdict = 'review' AND verification.reviewer = :me`,
);
