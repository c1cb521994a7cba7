export { QuotesHttpModule } from './quotes/quotes-http.module.js';
export { ReceivablesHttpModule } from './receivables-http.module.js';
