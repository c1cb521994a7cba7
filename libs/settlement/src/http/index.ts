export { SettlementHttpModule } from './settlement-http.module.js';
