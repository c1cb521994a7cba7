export { TradeHttpModule } from './trade-http.module.js';
