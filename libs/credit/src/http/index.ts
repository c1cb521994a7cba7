export { CreditHttpModule } from './credit-http.module.js';
