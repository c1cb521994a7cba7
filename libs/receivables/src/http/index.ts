export { ReceivablesHttpModule } from './receivables-http.module.js';
