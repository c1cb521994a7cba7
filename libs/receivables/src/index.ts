export { FindReceivables, type ReceivableWithFragments } from './application/find-receivables.js';
export { ReceivablesModule } from './receivables.module.js';
