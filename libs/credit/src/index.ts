export { FindProgrammes, type ProgrammeWithOutstanding } from './application/find-programmes.js';
export { CreditModule } from './credit.module.js';
