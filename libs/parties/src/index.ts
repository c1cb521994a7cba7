export { EnsureOperator } from './application/ensure-operator.js';
export { FindNames } from './application/find-names.js';
export { FindOrganisations, type OrganisationWithStanding } from './application/find-organisations.js';
export { FindJointSigners } from './application/find-joint-signers.js';
export type { SignedCertificate } from './infra/organisation.entity.js';
export { PartiesModule } from './parties.module.js';
export { ledgerEntities, LedgerParty, LedgerRecovery, ledgerProjectors } from './infra/projection/index.js';
