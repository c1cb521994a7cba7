export { DraftOptions } from './act-requests.js';
export { ActView } from './act.view.js';
export { ActPresenter } from './act-presenter.js';
export { ActsHttpModule } from './acts-http.module.js';
export { FactView } from './fact.view.js';
export { PreparedTransactionView } from './prepared-transaction.view.js';
export { FactPresenter } from './fact-presenter.js';
