import type { components } from '@tallystick/api-client/browser';

/** What happened to a part of a claim. */
export const historyWords: Readonly<Record<components['schemas']['HistoryEntryView']['kind'], string>> = {
  issued: 'Issued',
  split: 'Split',
  merged: 'Merged',
  touched: 'Open acts voided',
  transferred: 'Transferred',
  assigned: 'Assigned with recourse',
  purchased: 'Purchased',
  remained: 'Kept as the rest',
  paid: 'Paid',
  cancelled: 'Cancelled',
  locked: 'Locked for a buyer',
  settled: 'Purchase settled',
  unlocked: 'Lock ended',
  pledged: 'Pledged',
  released: 'Pledge released',
  disputed: 'Disputed',
  resolved: 'Dispute settled',
  frozen: 'Frozen',
  unfrozen: 'Freeze ended',
  reassigned: 'Reassigned by order',
};
