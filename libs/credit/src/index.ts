export { FindProgrammes, type ProgrammeWithOutstanding } from './application/find-programmes.js';
export { CreditModule } from './credit.module.js';
export { ledgerEntities, LedgerProgramme, ledgerProjectors, ProgrammeOutstanding } from './infra/projection/index.js';
