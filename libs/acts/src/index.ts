export { ActsModule } from './acts.module.js';
export { Deadlines } from './application/deadlines.js';
export { type ActWithStanding, FindActs } from './application/find-acts.js';
export { PartyDirectory, type PartyStanding } from './application/party-directory.js';
export { RegistrarsClient } from './application/registrars-client.js';
export { StateFact } from './application/state-fact.js';
export { type ActDraft } from './application/store-drafts.js';
export { ACT_STATES, type ActState } from './domain/act-state.js';
export { Act, type AttachedAct } from './infra/act.entity.js';
