export { ActIdPipe } from './act-id-pipe.js';
export { DraftOptions } from './act-requests.js';
export { ActsHttpModule } from './acts-http.module.js';
export { BulkActsModule } from './bulk-acts.module.js';
export { AnswersWithDraftedAct, DraftsAct } from './drafts-act.js';
export { FactView } from './fact.view.js';
export { PreparedTransactionView } from './prepared-transaction.view.js';
export { FactPresenter } from './fact-presenter.js';
