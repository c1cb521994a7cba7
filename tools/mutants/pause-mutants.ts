import { type Mutant, PLEDGES, RECEIVABLES, TRANSFERS, UPKEEP } from './mutant.js';

/** How the entry points begin: what a pause stops asks for it first. */
const OPENINGS = {
  issue: [RECEIVABLES, 'bytes[] calldata signatures\n    ) external nonReentrant {'],
  transfer: [
    RECEIVABLES,
    'function transfer(Transfer calldata act, bytes[] calldata signatures) external nonReentrant {',
  ],
  purchase: [
    RECEIVABLES,
    'function purchase(Purchase calldata act, bytes[] calldata signatures) external nonReentrant {',
  ],
  split: [
    UPKEEP,
    'function split(Split calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {',
  ],
  lock: [
    TRANSFERS,
    'function lock(Lock calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {',
  ],
  pledge: [PLEDGES, 'function pledge(Pledge calldata act, bytes[] calldata signatures) external nonReentrant {'],
  pay: [RECEIVABLES, 'function pay(Pay calldata act, bytes[] calldata signatures) external nonReentrant {'],
  settle: [
    TRANSFERS,
    'function settle(Receipt calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {',
  ],
  release: [PLEDGES, 'function release(Release calldata act, bytes[] calldata signatures) external nonReentrant {'],
  cancel: [
    UPKEEP,
    'function cancel(Cancel calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {',
  ],
} as const;
const ASKS = '\n        _requireRunning();';
const STOPPED = ['issue', 'transfer', 'purchase', 'split', 'lock', 'pledge'] as const;
const NEVER_STOPPED = ['pay', 'settle', 'release', 'cancel'] as const;
const PAUSE_TESTS = ['receivables/Pause.t.sol', 'receivables/ActTable.t.sol'];

/** What a pause stops, and what it must never stop. */
export const PAUSE_MUTANTS: readonly Mutant[] = [
  ...STOPPED.map((act) => {
    const [file, opening] = OPENINGS[act];
    const find = opening + ASKS;
    return { breaks: `a pause does not stop ${act}`, file, find, replace: opening, tests: PAUSE_TESTS };
  }),
  ...NEVER_STOPPED.map((act) => {
    const [file, find] = OPENINGS[act];
    return { breaks: `a pause stops ${act}`, file, find, replace: find + ASKS, tests: PAUSE_TESTS };
  }),
];
